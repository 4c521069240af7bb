import type { HintCode } from './hint-code.ts';
import { shareLine, type SourceRange } from './source-range.ts';
import type { Statements } from './statements.ts';

/**
 * Where the program stands, as a person sees it: at a statement, or at a hint that is written on lines of its
 * own. Two moments with equal ids in one call of a function are the same place.
 */
export interface Place {
  readonly id: string;
  /** What to show: the whole statement or hint at its beginning, else the part that runs next. */
  readonly range: SourceRange;
  /** Does the statement or hint begin here? */
  readonly isStart: boolean;
}

/** Places by (code offset, hint index). */
export class Places {
  readonly #hints = new Map<string, HintCode>();
  readonly #statements: Statements;

  constructor(statements: Statements, hints: readonly HintCode[]) {
    this.#statements = statements;
    for (const hint of hints) {
      this.#hints.set(`${hint.offset}.${hint.index}`, hint);
    }
  }

  /** @param hintIndex of the hint that is next; the number of hints there for the instruction itself. */
  at(offset: number, hintIndex: number): Place | undefined {
    const separate = this.#separateHint(offset, hintIndex);
    if (separate) return { id: `hint ${offset}.${hintIndex}`, range: separate, isStart: true };
    const code = this.#statements.at(offset);
    if (!code) return undefined;
    const isStart = code.blockStart === offset && hintIndex === this.statementStart(offset);
    const range = isStart ? code.statement.range : code.exact;
    return { id: `statement ${code.statement.id}`, range, isStart };
  }

  /** The hint index from which the instruction's statement begins: behind the hints written before it. */
  statementStart(offset: number): number {
    let index = 0;
    while (this.#separateHint(offset, index)) index += 1;
    return index;
  }

  /** The range of a hint that is not a part of the instruction's statement. */
  #separateHint(offset: number, hintIndex: number): SourceRange | undefined {
    const range = this.#hints.get(`${offset}.${hintIndex}`)?.range;
    const statement = this.#statements.at(offset)?.statement.range;
    return range && !(statement && shareLine(range, statement)) ? range : undefined;
  }
}
