import type { Core } from '../core/core.ts';
import { toSigned } from '../felt.ts';
import { formatInstruction } from '../instruction/format-instruction.ts';
import { Relocatable, type CellValue } from '../relocatable.ts';
import type { CairoVm } from '../vm/cairo-vm.ts';
import { CELL_BYTES, STEP_BYTES } from './run-files.ts';
import { RunFilesError } from './run-files-error.ts';

/** Why something does not fit (vm-core/assembly/file-run.ts). */
const Misfit = {
  noPlace: 1,
  noFelt: 2,
  otherValue: 3,
  otherRegisters: 4,
  noInstruction: 5,
  noValue: 6,
  noAddress: 7,
} as const;

/** Why an entry of the memory file does not fit. @param bytes the entries @param index of the one */
export function cellMisfit(
  vm: CairoVm,
  core: Core,
  starts: readonly number[],
  bytes: Uint8Array,
  index: number,
): RunFilesError {
  const view = new DataView(bytes.buffer, bytes.byteOffset + index * CELL_BYTES, CELL_BYTES);
  const address = view.getBigUint64(0, true);
  switch (core.misfit.value) {
    case Misfit.noPlace:
      return new RunFilesError(
        `The memory file has a cell at address ${address}, which is none of a run: the first is 1, and segments ` +
          'are shorter than 2^31 - 1 cells.',
      );
    case Misfit.noFelt:
      return new RunFilesError(
        `The memory file has a number at address ${address} that is no felt: it is not below the prime.`,
      );
    default: {
      const value = [3, 2, 1, 0].reduce(
        (sum, limb) => (sum << 64n) | view.getBigUint64(8 + 8 * limb, true),
        0n,
      );
      const known = addressOf(vm.memory.getRaw(misfitCell(core)), starts);
      const whose = misfitCell(core).segment === vm.programBase.segment ? 'the program' : 'the run';
      return new RunFilesError(
        `The memory file has ${toSigned(value)} at address ${address}, where ${whose} has ${known}: ` +
          'it is of another program or of another run.',
      );
    }
  }
}

/** Why an entry of the trace does not fit to what the steps before it come to. */
export function stepMisfit(
  vm: CairoVm,
  core: Core,
  starts: readonly number[],
  bytes: Uint8Array,
  index: number,
): RunFilesError {
  const { step } = vm;
  const flat = (cell: Relocatable): string => `${addressOf(cell, starts)}`;
  const own = `pc ${flat(vm.pc)}, ap ${flat(vm.ap)}, fp ${flat(vm.fp)}`;
  const cell = misfitCell(core);
  const place = `${cell} (address ${flat(cell)})`;
  switch (core.misfit.value) {
    case Misfit.otherRegisters: {
      const view = new DataView(bytes.buffer, bytes.byteOffset + index * STEP_BYTES, STEP_BYTES);
      const [ap, fp, pc] = [0, 8, 16].map(at => view.getBigUint64(at, true));
      return new RunFilesError(
        `Step ${step} of the trace has pc ${pc}, ap ${ap}, fp ${fp}, but program and memory come to ${own}: ` +
          'the files do not belong together.',
        step,
      );
    }
    case Misfit.noInstruction:
      return new RunFilesError(
        `Step ${step} of the trace is at pc ${flat(vm.pc)}, where there is no instruction: the trace goes on behind ` +
          'the end of the run, or the files do not belong together.',
        step,
      );
    case Misfit.noValue:
      return new RunFilesError(
        `Step ${step} (${own}) accesses the cell ${place}, which the memory file does not have: it is cut off, or ` +
          'the files do not belong together.',
        step,
      );
    case Misfit.noAddress:
      return new RunFilesError(
        `Step ${step} (${own}) takes the value of the cell ${place} for an address, and it is none: ` +
          'the files do not belong together.',
        step,
      );
    default:
      return new RunFilesError(
        `Step ${step} (${own}) contradicts the memory file: '${instructionText(vm)}' does not hold there. ` +
          'The file is damaged, or the files do not belong together.',
        step,
      );
  }
}

function misfitCell(core: Core): Relocatable {
  return new Relocatable(core.misfitSegment.value, core.misfitOffset.value >>> 0);
}

function addressOf(value: CellValue | undefined, starts: readonly number[]): string {
  if (!(value instanceof Relocatable)) return value === undefined ? 'nothing' : `${toSigned(value)}`;
  const start = starts[value.segment];
  return start === undefined ? `${value}` : `${start + value.offset}`;
}

function instructionText(vm: CairoVm): string {
  const instruction = vm.instructionAt(vm.pc);
  if (!instruction) return 'the instruction';
  const immediate = vm.memory.get(vm.pc.add(1));
  return formatInstruction(instruction, typeof immediate === 'bigint' ? immediate : undefined);
}
