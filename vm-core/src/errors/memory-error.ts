import type { CellValue, Relocatable } from '../relocatable.ts';

/** The exception class that cairo-lang raises for a memory access. */
export type MemoryErrorClass =
  'InconsistentMemoryError' | 'UnknownMemoryError' | 'AssertionError' | 'ValueError' | 'KeyError';

/** A memory access that the VM refuses. The texts are cairo-lang's (vm/memory_dict.py, builtins). */
export class MemoryError extends Error {
  override readonly name = 'MemoryError';

  constructor(
    readonly pythonClass: MemoryErrorClass,
    message: string,
    readonly address: Relocatable,
  ) {
    super(message);
  }

  static unknown(address: Relocatable): MemoryError {
    return new MemoryError(
      'UnknownMemoryError',
      `Unknown value for memory cell at address ${address}.`,
      address,
    );
  }

  static inconsistent(address: Relocatable, old: CellValue, value: CellValue): MemoryError {
    return new MemoryError(
      'InconsistentMemoryError',
      `Inconsistent memory assignment at address ${address}. ${old} != ${value}.`,
      address,
    );
  }
}
