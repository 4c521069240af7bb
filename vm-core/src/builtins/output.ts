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

  override checkSecurity(): void {}
}
