import type { Builtin } from '../builtins/builtin.ts';
import type { HintProcessor } from '../hints/hint-processor.ts';
import type { Instruction } from '../instruction/instruction.ts';
import type { Memory } from '../memory/memory.ts';
import type { Segments } from '../memory/segments.ts';
import type { Hint, InstructionLocation, Program } from '../program/program.ts';
import type { Relocatable } from '../relocatable.ts';
import type { CallFrame } from './call-stack.ts';
import type { StopPcs } from './stop-pcs.ts';
import type { RunOptions, Stop } from './stop.ts';

export interface VmOptions {
  /** cairo-lang's name of the layout; default 'plain'. */
  readonly layout?: string;
  readonly hints?: HintProcessor;
  /** Text of a source file as named in the debug information, for error messages. */
  readonly readSource?: (filename: string) => string | undefined;
  /** Keep who wrote each cell; default true. */
  readonly record?: boolean;
  readonly allowMissingBuiltins?: boolean;
}

// Stub: the real one is on its way; the shape is fixed.
export declare class CairoVm {
  static create(program: Program, options?: VmOptions): CairoVm;
  readonly program: Program;
  readonly layout: string;
  readonly memory: Memory;
  readonly segments: Segments;
  readonly builtins: readonly Builtin[];
  readonly programBase: Relocatable;
  readonly executionBase: Relocatable;
  readonly initialFp: Relocatable;
  readonly finalPc: Relocatable;
  readonly stopPcs: StopPcs;
  get pc(): Relocatable;
  get ap(): Relocatable;
  get fp(): Relocatable;
  get step(): number;
  get hintIndex(): number;
  run(options?: RunOptions): Promise<Stop>;
  pause(): void;
  end(): Promise<void>;
  hintsAt(pc: Relocatable): readonly Hint[];
  instructionAt(pc: Relocatable): Instruction | undefined;
  locationAt(pc: Relocatable): InstructionLocation | undefined;
  programOffset(pc: Relocatable): number | undefined;
  callStack(): CallFrame[];
  /** Trace file, 24 bytes a step (ap, fp, pc relocated, little-endian u64), in chunks. After `end()`. */
  trace(): Iterable<Uint8Array>;
  /** Memory file, 40 bytes a cell (address u64, value 32 bytes, little-endian), sorted by address, in chunks. After `end()`. */
  memoryFile(): Iterable<Uint8Array>;
  /** Cells of the output segment; undefined where one is missing. */
  output(): (bigint | Relocatable | undefined)[];
}
