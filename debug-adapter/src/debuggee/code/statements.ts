import type { Program } from '../../../../vm-core/src/index.ts';
import type { FunctionTable } from './functions.ts';
import { outermost, shareLine, union, type SourceRange } from './source-range.ts';

/** A statement of the source, with all the code made for it in one function. */
export interface Statement {
  readonly id: number;
  /** Around everything that was written for it: it may span lines. */
  readonly range: SourceRange;
}

/** An instruction within its statement. */
export interface StatementCode {
  readonly offset: number;
  readonly statement: Statement;
  /** What this very instruction was made from: the statement or a part of it. */
  readonly exact: SourceRange;
  /** The first instruction of the uninterrupted run of the statement's code around this one. */
  readonly blockStart: number;
}

interface Located {
  readonly offset: number;
  readonly exact: SourceRange;
  /** A jump over the other branch: see `markSkipJumps`. */
  readonly skipJump: boolean;
}

/** Flags of an instruction word (Cairo whitepaper, section 4.4), counted from bit 48. */
const JUMP_RELATIVE = 8n;
const JUMP_IF_NOT_ZERO = 9n;
const CALL = 12n;

/**
 * Groups instructions into the statements of the source. Cairo has one statement a line, and the parts of a
 * statement (arguments, sub-expressions, implicit arguments) lie on its lines: what shares lines in one
 * function is one statement.
 */
export class Statements {
  /** In the order of the code. */
  readonly code: readonly StatementCode[];
  readonly #byOffset: ReadonlyMap<number, StatementCode>;

  constructor(program: Program, functions: FunctionTable) {
    const code: StatementCode[] = [];
    let nextId = 0;
    for (const items of locatedByFunction(program, functions)) {
      const ranges = mergeLines(items.filter(item => !item.skipJump).map(item => item.exact));
      const statements = byLine(ranges.map(range => ({ id: nextId++, range })));
      let previous: StatementCode | undefined;
      for (const { offset, exact, skipJump } of items) {
        const statement = skipJump ? previous?.statement : statements.get(lineKey(exact, exact.startLine));
        if (!statement) continue;
        const blockStart = previous?.statement === statement ? previous.blockStart : offset;
        previous = { offset, statement, exact: skipJump ? statement.range : exact, blockStart };
        code.push(previous);
      }
    }
    this.code = code.sort((a, b) => a.offset - b.offset);
    this.#byOffset = new Map(code.map(item => [item.offset, item]));
  }

  at(offset: number): StatementCode | undefined {
    return this.#byOffset.get(offset);
  }
}

function locatedByFunction(program: Program, functions: FunctionTable): Located[][] {
  const byFunction = new Map<number, { offset: number; exact: SourceRange }[]>();
  const locations = [...(program.debugInfo?.instructionLocations ?? [])].sort(([a], [b]) => a - b);
  for (const [offset, location] of locations) {
    const exact = outermost(location.inst);
    if (!exact) continue;
    const owner = functions.at(offset)?.start ?? -1;
    const items = byFunction.get(owner) ?? [];
    items.push({ offset, exact });
    byFunction.set(owner, items);
  }
  return [...byFunction.values()].map(items => markSkipJumps(program, items));
}

/**
 * Finds the jumps at the end of a branch over the other one. The compiler gives them the place of the `if`, but
 * nobody expects to be back there after the branch: such a jump belongs to the branch's last statement.
 */
function markSkipJumps(
  program: Program,
  items: readonly { offset: number; exact: SourceRange }[],
): Located[] {
  const conditions = new Set<string>();
  return items.map(({ offset, exact }) => {
    const place = JSON.stringify(exact);
    if (hasFlag(program, offset, JUMP_IF_NOT_ZERO)) conditions.add(place);
    const isJump = hasFlag(program, offset, JUMP_RELATIVE) && !hasFlag(program, offset, CALL);
    return { offset, exact, skipJump: isJump && conditions.has(place) };
  });
}

function hasFlag(program: Program, offset: number, flag: bigint): boolean {
  return (((program.data[offset] ?? 0n) >> (48n + flag)) & 1n) === 1n;
}

/** Joins ranges that share lines; the results share none. */
function mergeLines(ranges: readonly SourceRange[]): SourceRange[] {
  const merged: SourceRange[] = [];
  const byPlace = [...ranges].sort((a, b) => a.file.localeCompare(b.file) || a.startLine - b.startLine);
  for (const range of byPlace) {
    const last = merged.at(-1);
    if (last && shareLine(last, range)) merged[merged.length - 1] = union(last, range);
    else merged.push(range);
  }
  return merged;
}

function byLine(statements: readonly Statement[]): Map<string, Statement> {
  const lines = new Map<string, Statement>();
  for (const statement of statements) {
    for (let line = statement.range.startLine; line <= statement.range.endLine; line++) {
      lines.set(lineKey(statement.range, line), statement);
    }
  }
  return lines;
}

function lineKey(range: SourceRange, line: number): string {
  return `${line}:${range.file}`;
}
