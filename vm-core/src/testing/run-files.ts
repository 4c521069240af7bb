import type { RunFiles } from '../post-mortem/run-files.ts';
import type { CairoVm } from '../vm/cairo-vm.ts';

/** The files of a run that is over, each in one piece. */
export interface WrittenRun {
  readonly trace: Buffer;
  readonly memory: Buffer;
}

export function writtenRun(vm: CairoVm): WrittenRun {
  return { trace: Buffer.concat([...vm.trace()]), memory: Buffer.concat([...vm.memoryFile()]) };
}

/** Files as one opens them, in pieces that end anywhere. */
export function piecesOf({ trace, memory }: WrittenRun, length = 1000): RunFiles {
  function* pieces(file: Buffer): Generator<Uint8Array> {
    for (let from = 0; from < file.length; from += length) yield file.subarray(from, from + length);
  }
  return { trace: { [Symbol.iterator]: () => pieces(trace) }, memory: () => pieces(memory) };
}
