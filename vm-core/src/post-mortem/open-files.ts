import type { Core } from '../core/core.ts';
import { layoutNames, smallestLayout } from '../layouts/layouts.ts';
import { labelPc } from '../program/label-pc.ts';
import { mainPc } from '../program/main-pc.ts';
import type { Program } from '../program/program.ts';
import { CairoVm } from '../vm/cairo-vm.ts';
import { failureReason } from '../vm/failure-reason.ts';
import type { VmOptions } from '../vm/vm-options.ts';
import { yieldToHost } from '../vm/yield-to-host.ts';
import { FIRST_ADDRESS, findStarts, type FirstStep } from './find-starts.ts';
import { cellMisfit, stepMisfit } from './misfit.ts';
import { CELL_BYTES, STEP_BYTES, wholeEntries, type RunFiles } from './run-files.ts';
import { RunFilesError } from './run-files-error.ts';
import { hideTheRest, startCells } from './stamps.ts';

export interface OpenOptions extends Pick<VmOptions, 'layout' | 'readSource' | 'maxMemory'> {
  /** Called now and then. @param done cells loaded and steps followed so far */
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
}

const CHUNK_ENTRIES = 64 * 1024;
const START_BYTES = 8;
/** Numbers become pointers by what is known of others, along the run and back; more rounds find few. */
const ROUNDS = 3;

/**
 * Makes a VM that stands at the end of a run of which the trace and the memory are known, with that run as its recording.
 * Every step is checked against program and memory. In the files a pointer is a number; it becomes a pointer again
 * where the run proves that it is one.
 * @throws RunFilesError that says which step, cell or file does not fit
 */
export async function openFiles(
  program: Program,
  files: RunFiles,
  options: OpenOptions = {},
): Promise<CairoVm> {
  const first = firstStep(files.trace);
  const { layout = layoutOf(program, files) } = options;
  const vm = enter(program, first.pc, { ...options, layout });
  const starts = findStarts(vm, first, files.memory(), files.publicInput);
  await vm.recording.replaceBy(
    async core => {
      try {
        await new FileRun(vm, core, starts, options).load(files);
      } catch (error) {
        throw failureReason(error, core, options);
      }
    },
    pc => vm.hintsAt(pc).length,
  );
  return vm;
}

function firstStep(trace: Iterable<Uint8Array>): FirstStep {
  for (const piece of wholeEntries(trace, STEP_BYTES, 'trace')) {
    const view = new DataView(piece.buffer, piece.byteOffset, piece.length);
    const word = (index: number): number => Number(view.getBigUint64(8 * index, true));
    return { ap: word(0), fp: word(1), pc: word(2) };
  }
  throw new RunFilesError('The trace file is empty: it has no steps.');
}

function layoutOf({ builtins }: Program, { publicInput }: RunFiles): string {
  const { layout } = publicInput ?? {};
  if (layout !== undefined && layoutNames().includes(layout)) return layout;
  return smallestLayout(builtins) ?? 'all_cairo';
}

/** A VM at the start of the run. */
function enter(program: Program, pc: number, options: VmOptions): CairoVm {
  const offset = pc - FIRST_ADDRESS;
  const main = mainPc(program);
  if (offset === main) return CairoVm.create(program, options);
  if (offset === labelPc(program, '__start__'))
    return CairoVm.create(program, { ...options, proofMode: true });
  for (const [name, identifier] of program.identifiers) {
    const isEntry = identifier.type === 'function' || identifier.type === 'label';
    if (!isEntry || identifier.pc !== offset) continue;
    const vm = CairoVm.create(program, { ...options, entry: 'later', builtins: 'named' });
    vm.enterMain(name);
    return vm;
  }
  throw new RunFilesError(
    `The trace starts at pc ${pc}, where no function of the program starts (main: ${FIRST_ADDRESS + main}). It is of ` +
      'another program, or of another compilation of it.',
    0,
  );
}

/** Puts a run into a core. */
class FileRun {
  readonly #table: number;
  readonly #room: number;

  constructor(
    private readonly vm: CairoVm,
    private readonly core: Core,
    private readonly starts: readonly number[],
    private readonly options: OpenOptions,
  ) {
    this.#table = core.allocate(starts.length * START_BYTES);
    this.#room = core.allocate(CHUNK_ENTRIES * CELL_BYTES);
    const view = new DataView(core.memory.buffer);
    starts.forEach((start, segment) =>
      view.setBigUint64(this.#table + segment * START_BYTES, BigInt(start), true),
    );
    core.setStarts(this.#table, starts.length);
  }

  async load({ trace, memory, publicInput }: RunFiles): Promise<void> {
    const { vm, core } = this;
    const initial = startCells(vm);
    let cells = 0;
    for (const [count, bytes] of this.#chunks(memory(), CELL_BYTES, 'memory')) {
      const fits = core.importFlat(this.#room, count);
      if (fits < count) throw cellMisfit(vm, core, this.starts, bytes, fits);
      cells += count;
      await this.#pause(cells);
    }
    core.replayFrom(0);
    for (const [count, bytes] of this.#chunks(trace, STEP_BYTES, 'trace')) {
      const fits = core.followTrace(this.#room, count);
      if (fits < count) throw stepMisfit(vm, core, this.starts, bytes, fits);
      await this.#pause(cells + vm.step);
    }
    if (publicInput && publicInput.steps !== vm.step) {
      throw new RunFilesError(
        `The AIR public input belongs to another run: it says ${publicInput.steps} steps, and the trace has ${vm.step}.`,
      );
    }
    for (let round = 0; round < ROUNDS && (await this.#spread(round % 2 === 0)); round++);
    hideTheRest(vm, core, initial);
  }

  /** The pieces of a file, one after the other in the core's memory. */
  *#chunks(
    pieces: Iterable<Uint8Array>,
    entryBytes: number,
    name: string,
  ): Generator<readonly [number, Uint8Array]> {
    const most = CHUNK_ENTRIES * entryBytes;
    for (const piece of wholeEntries(pieces, entryBytes, name)) {
      for (let from = 0; from < piece.length; from += most) {
        const bytes = piece.subarray(from, from + most);
        new Uint8Array(this.core.memory.buffer).set(bytes, this.#room);
        yield [bytes.length / entryBytes, bytes];
      }
    }
  }

  /** @returns were more pointers found? */
  async #spread(isBack: boolean): Promise<boolean> {
    const { core, vm } = this;
    const before = core.madePointers.value;
    const chunks = Math.ceil(vm.step / CHUNK_ENTRIES);
    for (let index = 0; index < chunks; index++) {
      const from = (isBack ? chunks - 1 - index : index) * CHUNK_ENTRIES;
      const count = Math.min(CHUNK_ENTRIES, vm.step - from);
      core.replayFrom(from);
      core.replay(count, this.#room, this.#table);
      core.spreadPointers(this.#room, count, isBack ? 1 : 0);
      await this.#pause();
    }
    return core.madePointers.value !== before;
  }

  async #pause(done?: number): Promise<void> {
    if (done !== undefined) this.options.onProgress?.(done);
    await yieldToHost();
    this.options.signal?.throwIfAborted();
  }
}
