import { Relocatable } from '../relocatable.ts';
import type { CairoVm } from '../vm/cairo-vm.ts';
import type { PublicInput } from './public-input.ts';
import { CELL_BYTES, wholeEntries } from './run-files.ts';
import { RunFilesError } from './run-files-error.ts';

/** The first address of the files, where the program lies. */
export const FIRST_ADDRESS = 1;

const ADDRESS_BYTES = 8;

/** The registers of the first step, as addresses of the files. */
export interface FirstStep {
  readonly pc: number;
  readonly ap: number;
  readonly fp: number;
}

/**
 * Where the segments of a VM, which stands at the start of its run, are in the files of such a run. All lie behind one
 * another: the program at 1; the others where the pointers say with which the run started. What lies behind them, the
 * segments that hints made, becomes one more segment: nothing tells where one of these ends.
 * @returns the address of each segment's start, in order; of one that nothing tells of, the start of the next
 * @throws RunFilesError if that cannot be a run of the VM's program
 */
export function findStarts(
  vm: CairoVm,
  first: FirstStep,
  memory: Iterable<Uint8Array>,
  publicInput: PublicInput | undefined,
): number[] {
  const execution = first.ap - vm.initialFp.offset;
  if (first.fp !== first.ap || execution < FIRST_ADDRESS + vm.program.data.length) {
    throw new RunFilesError(
      `The trace starts with ap ${first.ap} and fp ${first.fp}, which no run of this program does: ` +
        `it has ${vm.program.data.length} words.`,
      0,
    );
  }
  const { starts, lastAddress } = pointedStarts(vm, memory, execution);
  const known = new Map<number, number>([
    [vm.programBase.segment, FIRST_ADDRESS],
    [vm.executionBase.segment, execution],
    ...publicStarts(vm, publicInput, first.ap),
    ...starts,
  ]);
  const behind = startBehind(vm, known, publicInput);
  if (behind !== undefined && behind <= lastAddress) known.set(vm.segments.add().segment, behind);
  return complete(known, vm.segments.count);
}

/** From the pointers that the run started with; and the last address of all. */
function pointedStarts(
  vm: CairoVm,
  memory: Iterable<Uint8Array>,
  execution: number,
): { readonly starts: [number, number][]; readonly lastAddress: number } {
  const pointers = new Map<number, Relocatable>();
  for (const cell of vm.memory.knownCells(vm.executionBase.segment)) {
    const value = vm.memory.get(cell);
    if (value instanceof Relocatable) pointers.set(execution + cell.offset, value);
  }
  const starts: [number, number][] = [];
  let lastAddress = 0;
  const end = execution + vm.initialFp.offset + vm.builtins.length;
  for (const piece of wholeEntries(memory, CELL_BYTES, 'memory')) {
    const view = new DataView(piece.buffer, piece.byteOffset, piece.length);
    for (let at = 0; at < piece.length; at += CELL_BYTES) {
      const address = view.getUint32(at, true);
      const high = view.getUint32(at + 4, true);
      lastAddress = Math.max(lastAddress, high * 2 ** 32 + address);
      if (address < execution || address > end || high !== 0) continue;
      const pointer = pointers.get(address);
      const value = Number(view.getBigUint64(at + ADDRESS_BYTES, true));
      if (pointer) starts.push([pointer.segment, value - pointer.offset]);
    }
  }
  return { starts, lastAddress };
}

function publicStarts(
  { builtins }: CairoVm,
  input: PublicInput | undefined,
  firstAp: number,
): [number, number][] {
  if (!input) return [];
  if (input.segments.get('execution') !== firstAp) {
    throw new RunFilesError(
      `The AIR public input belongs to another run: there, the first ap is ${input.segments.get('execution')}, and in the ` +
        `trace ${firstAp}.`,
    );
  }
  return builtins.flatMap(({ name, base }) => {
    const start = input.segments.get(name);
    return start === undefined ? [] : [[base.segment, start] as [number, number]];
  });
}

/** Where the segments of hints start; undefined if nothing tells. */
function startBehind(
  vm: CairoVm,
  known: Map<number, number>,
  input: PublicInput | undefined,
): number | undefined {
  const { zeros } = vm.segments;
  const last = (zeros?.base.segment ?? vm.segments.count) - 1;
  const start = known.get(last);
  if (start === undefined) return undefined;
  const builtin = vm.builtins.find(({ base }) => base.segment === last);
  // Behind the builtins of main are two empty segments.
  const size = builtin === undefined ? 0 : input && builtin.allocatedCells(input.steps);
  if (size === undefined) return undefined;
  if (!zeros) return start + size;
  known.set(zeros.base.segment, start + size);
  return start + size + zeros.size;
}

function complete(known: ReadonlyMap<number, number>, count: number): number[] {
  const starts: number[] = [];
  for (let segment = count - 1; segment >= 0; segment--) {
    const next = starts[segment + 1] ?? Number.MAX_SAFE_INTEGER;
    const start = known.get(segment) ?? next;
    if (!Number.isSafeInteger(start) || start < FIRST_ADDRESS || start > next) {
      throw new RunFilesError(
        `The memory file is none of a run of this program: segment ${segment} would start at ${start}` +
          `${next === Number.MAX_SAFE_INTEGER ? '' : `, and the next one at ${next}`}.`,
      );
    }
    starts[segment] = start;
  }
  return starts;
}
