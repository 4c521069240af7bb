import { Builtin, type BuiltinParts, type BuiltinUse } from './builtin.ts';

/** What the program tells the verifier (cairo-lang, vm/output_builtin_runner.py). */
export class OutputBuiltin extends Builtin {
  constructor(use: BuiltinUse, parts: BuiltinParts) {
    super({ name: 'output', cellsPerInstance: 1, inputCells: 1 }, use, parts);
  }

  override allocatedInstances(): number {
    return this.usedInstances();
  }

  /** It takes public memory only. */
  override allocatedMemoryUnits(): number {
    return 0;
  }

  override allocatedCells(): number {
    return this.usedCells();
  }

  override get accessesItsSegment(): boolean {
    return false;
  }

  override finalizeSegment(): void {
    const size = this.usedCells();
    const cells = Array.from({ length: size }, (_, offset) => ({ offset, page: 0 }));
    this.parts.segments.finalize(this.base.segment, size, cells);
  }

  override checkSecurity(): void {}
}
