import { Builtin, type BuiltinParts, type BuiltinUse } from './builtin.ts';

const CELLS = ['infos', 'n_segments', 'n_finalized'];

/**
 * Segments that a Cairo 1 program allocates and of which it proves at the end that they are disjoint. Its segment
 * starts with an arena without segments; the program gets the cell behind it. No layout has it: it is for function
 * runs, as in Starknet (cairo-lang, starknet/builtins/segment_arena/segment_arena_builtin_runner.py).
 */
export class SegmentArenaBuiltin extends Builtin {
  constructor(use: BuiltinUse, parts: BuiltinParts) {
    const infos = parts.segments.add();
    super({ name: 'segment_arena', cells: CELLS, inputCells: CELLS.length }, use, parts);
    [infos, 0n, 0n].forEach((value, offset) => parts.memory.set(this.base.add(offset), value));
    this.base = this.base.add(CELLS.length);
  }

  override get firstOffset(): number {
    return CELLS.length;
  }

  /** Without those of the empty arena. */
  override usedCells(): number {
    return super.usedCells() - CELLS.length;
  }

  override get accessesItsSegment(): boolean {
    return false;
  }
}
