import type { Program } from '../../../../vm-core/src/index.ts';
import { FunctionTable } from './functions.ts';
import { listHints, type HintCode } from './hint-code.ts';
import { Places } from './places.ts';
import { Statements } from './statements.ts';

/** What the debug information says of a program's code. All offsets count from the program's base. */
export class CodeMap {
  readonly functions: FunctionTable;
  readonly statements: Statements;
  readonly hints: readonly HintCode[];
  readonly places: Places;
  /** The source files that code was made from, as the debug information names them. */
  readonly files: ReadonlySet<string>;

  constructor(program: Program) {
    this.functions = new FunctionTable(program);
    this.statements = new Statements(program, this.functions);
    this.hints = listHints(program);
    this.places = new Places(this.statements, this.hints);
    this.files = new Set([
      ...this.statements.code.flatMap(code => [code.exact.file, code.statement.range.file]),
      ...this.hints.flatMap(hint => (hint.range ? [hint.range.file] : [])),
    ]);
  }
}
