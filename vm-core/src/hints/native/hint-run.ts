import { PythonError } from '../../errors/python-error.ts';
import { MemoryError } from '../../errors/memory-error.ts';
import { Relocatable, sameValue, type CellValue } from '../../relocatable.ts';
import type { CairoVm } from '../../vm/cairo-vm.ts';
import { INCONSISTENT_MEMORY, UNKNOWN_MEMORY } from './python-failure.ts';
import { NativeScopes } from './native-scopes.ts';

const RANGE_CHECK_BOUND = 2n ** 128n;

/** What native hints see of their VM: one of these serves all runs of all its hints. */
export class HintRun {
  readonly scopes = new NativeScopes();
  /** The line of the hint's text that runs, from 1 on: error texts name it. */
  line = 1;
  /** cairo-lang stores at plain numbers too, and complains at the end of the run. */
  readonly #atNumbers = new Map<bigint, CellValue>();

  /** The registers, which stay what they are while a hint runs. */
  #ap: Relocatable | undefined;
  #fp: Relocatable | undefined;
  readonly #hasRangeCheck: boolean;

  constructor(readonly vm: CairoVm) {
    this.#hasRangeCheck = vm.builtins.some(({ name }) => name === 'range_check');
  }

  /** Called before each hint. */
  begin(): void {
    this.line = 1;
    this.#ap = undefined;
    this.#fp = undefined;
  }

  get ap(): Relocatable {
    return (this.#ap ??= this.vm.ap);
  }

  get fp(): Relocatable {
    return (this.#fp ??= this.vm.fp);
  }

  /** `memory[address]`. @throws MemoryError if the cell is unknown */
  read(address: CellValue): CellValue {
    if (!(address instanceof Relocatable)) return this.readAtNumber(address);
    const value = this.vm.memory.get(address);
    if (value === undefined) throw MemoryError.unknown(address);
    return value;
  }

  /** `memory[address] = value`. @throws MemoryError */
  write(address: CellValue, value: CellValue): void {
    if (address instanceof Relocatable) this.vm.memory.set(address, value);
    else this.writeAtNumber(address, value);
  }

  /** `range_check_builtin.bound` */
  get rangeCheckBound(): bigint {
    if (this.#hasRangeCheck) return RANGE_CHECK_BOUND;
    throw new PythonError('NameError', "name 'range_check_builtin' is not defined");
  }

  /** Called at the end of the run. @throws Error with cairo-lang's text */
  checkEnd(): void {
    this.scopes.checkEnd();
    for (const address of this.#atNumbers.keys()) {
      throw new Error(`Expected memory address to be relocatable value. Found: ${address}.`);
    }
  }

  private readAtNumber(address: bigint): CellValue {
    const value = this.#atNumbers.get(address);
    if (value !== undefined) return value;
    throw new PythonError(UNKNOWN_MEMORY, `Unknown value for memory cell at address ${address}.`);
  }

  private writeAtNumber(address: bigint, value: CellValue): void {
    const known = this.#atNumbers.get(address);
    if (known === undefined) this.#atNumbers.set(address, value);
    else if (!sameValue(known, value)) {
      throw new PythonError(
        INCONSISTENT_MEMORY,
        `Inconsistent memory assignment at address ${address}. ${known} != ${value}.`,
      );
    }
  }
}
