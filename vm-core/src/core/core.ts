import base64 from '../../build/core.js';

/** What the wasm module exports (vm-core/assembly/core.ts). 64-bit words are signed bigints. */
export interface Core {
  readonly memory: WebAssembly.Memory;
  readonly limbs: WebAssembly.Global;
  readonly heapExhausted: WebAssembly.Global;
  setHeapLimit(bytes: number): void;
  allocate(bytes: number): number;
  addSegment(): number;
  addTemporarySegment(): number;
  getSegmentCount(): number;
  getTemporaryCount(): number;
  hasSegment(segment: number): number;
  setKind(segment: number, kind: number): void;
  usedSize(segment: number): number;
  /** The offset of the first known cell of [from, to); `to` if there is none. */
  nextKnown(segment: number, from: number, to: number): number;
  writerOf(segment: number, offset: number): number;
  setWriter(segment: number, offset: number, stamp: number): void;
  readCell(segment: number, offset: number): bigint;
  peekCell(segment: number, offset: number): number;
  readBig(word: bigint): void;
  packFelt(): bigint;
  writeCell(segment: number, offset: number, word: bigint, stamp: number): number;
  isFree(segment: number, offset: number): number;
  writeNumber(segment: number, offset: number, value: number, stamp: number): void;
  writePointer(segment: number, offset: number, toSegment: number, toOffset: number, stamp: number): void;
  accepts(segment: number, word: bigint): number;
  deduce(segment: number, offset: number, stamp: number): bigint;
  ruleFor(segment: number, offset: number): bigint;
  findMissingInput(segment: number, cells: number, inputs: number, to: number): number;
  findGivenOutput(segment: number, cells: number, inputs: number, from: number, to: number): number;
  findUnprovenOutput(segment: number, cells: number, inputs: number, from: number, to: number): number;
  findStray(segment: number, from: number): number;
  countKnown(segment: number): number;
  partLimits(segment: number, parts: number): number;
  markStop(segment: number, offset: number, on: number): void;
  readonly pcSegment: WebAssembly.Global;
  readonly pcOffset: WebAssembly.Global;
  readonly apSegment: WebAssembly.Global;
  readonly apOffset: WebAssembly.Global;
  readonly fpSegment: WebAssembly.Global;
  readonly fpOffset: WebAssembly.Global;
  readonly step: WebAssembly.Global;
  getStep(): number;
  pcKey(): number;
  apKey(): number;
  fpKey(): number;
  setPc(segment: number, offset: number): void;
  setAp(segment: number, offset: number): void;
  setFp(segment: number, offset: number): void;
  setStep(step: number): void;
  run(maxSteps: number, resume: number): number;
  setHaveRules(): void;
  setRule(segment: number, destination: bigint): void;
  startRecording(): void;
  noteMove(): void;
  doNotRecord(): void;
  isRecording(): number;
  recover(): void;
  markExecuted(): void;
  stampExecuted(): void;
  stampUnaccessed(segment: number, stamp: number): void;
  setStarts(table: number, segments: number): void;
  importFlat(from: number, cells: number): number;
  followTrace(from: number, steps: number): number;
  spreadPointers(from: number, steps: number, isBack: number): void;
  readonly madePointers: WebAssembly.Global;
  readonly misfit: WebAssembly.Global;
  readonly misfitSegment: WebAssembly.Global;
  readonly misfitOffset: WebAssembly.Global;
  markRange(segment: number, from: number, to: number): void;
  isAccessed(segment: number, offset: number): number;
  countAccessed(segment: number, from: number, to: number): number;
  readonly lowestOffset: WebAssembly.Global;
  readonly highestOffset: WebAssembly.Global;
  findUnprovenOperation(segment: number, count: number, isProduct: number): number;
  readonly signature: WebAssembly.Global;
  isSignature(): number;
  readonly blake2sBlock: WebAssembly.Global;
  blake2sCompress(counter: number, isLast: number): void;
  markSought(segment: number, offset: number, on: number): void;
  seekFrame(only: number, segment: number, offset: number): void;
  findSought(from: number, to: number, out: number): number;
  findAccesses(segment: number, offset: number, cells: number, from: number, to: number, out: number): number;
  stampOfKnown(segment: number, offset: number): number;
  usedSizeAt(segment: number, limit: number): number;
  nextWrite(segment: number, limit: number, before: number, none: number): number;
  replayFrom(step: number): number;
  replay(steps: number, out: number, starts: number): void;
  exportCells(segment: number, from: number, to: number, out: number, starts: number, mark: bigint): number;
  importCells(from: number, count: number): number;
  readonly replayPcSegment: WebAssembly.Global;
  readonly replayPc: WebAssembly.Global;
  readonly replayAp: WebAssembly.Global;
  readonly replayFpSegment: WebAssembly.Global;
  readonly replayFp: WebAssembly.Global;
}

/** How `Core.run` ends. */
export const RunOutcome = { done: 0, stop: 1, slow: 2 } as const;

/** Kinds of segments that the core knows rules for. */
export const SegmentKind = {
  plain: 0,
  rangeCheck: 1,
  pedersen: 2,
  bitwise: 3,
  rangeCheck96: 4,
  poseidon: 5,
  keccak: 6,
  ecOp: 7,
  /** The core writes nothing to it by itself: every value is checked by a rule of `Memory`. */
  checked: 8,
} as const;

let compiled: WebAssembly.Module | undefined;

/** A new core with an empty memory of its own. The module is compiled once per process. */
export function instantiateCore(): Core {
  // Decoding by hand would take longer than a short run.
  compiled ??= new WebAssembly.Module(Buffer.from(base64, 'base64'));
  const abort = (): never => {
    throw new Error('The VM core stopped at an internal check.');
  };
  const core = new WebAssembly.Instance(compiled, { env: { abort } }).exports as unknown as Core;
  return core;
}
