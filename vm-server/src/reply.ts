import { describeError, HEADER_SIZE, Kind, type Pair } from '../../python-bridge/src/index.ts';
import {
  ArgumentError,
  HintError,
  ProgramError,
  UnknownHintsError,
  VmException,
  type InstructionLocation,
  Relocatable,
  type CairoVm,
  type CellValue,
} from '../../vm-core/src/index.ts';
import type { CommandContext } from './commands/command.ts';

/** What a command gives: a value as JSON, bytes (a file), or what went wrong. */
export interface Reply {
  readonly value?: unknown;
  readonly bytes?: Uint8Array;
  readonly error?: Failure;
}

/** An error as the owner raises it (`cairo_vm_py/api/failure.py`). */
export interface Failure {
  readonly class: string;
  readonly message: string;
  /** Of a run that failed. */
  readonly vm?: {
    readonly pc: Pair;
    readonly isHint: boolean;
    readonly hintIndex: number | null;
    /** What went wrong, or what the hint raised. */
    readonly inner: { readonly class: string; readonly message: string };
    /** What the text says of it. */
    readonly reason: string;
    /** Of the instruction and its hints; null without debug information. */
    readonly location: Omit<InstructionLocation, 'flowTracking'> | null;
    /** The parts of the text, as in `VmExceptionSections`. */
    readonly attributes: string;
    readonly place: string;
    readonly traceback: string;
    readonly note: string;
  };
}

export const pair = ({ segment, offset }: Relocatable): Pair => [segment, offset];

/** A felt as text, a pointer as a pair. */
export const cellJson = (value: CellValue): string | Pair =>
  value instanceof Relocatable ? pair(value) : String(value);

/** @param vm whose error it is, for the source of the place */
export function failure(error: unknown, vm: CairoVm | undefined): Failure {
  if (error instanceof ArgumentError) return { class: 'TypeError', message: error.message };
  if (error instanceof ProgramError || error instanceof UnknownHintsError)
    return { class: 'ValueError', message: error.message };
  if (!(error instanceof VmException)) return describeError(error);
  const { pc, inner, hintIndex = null, sections } = error;
  return {
    class: 'VmException',
    message: error.message,
    vm: {
      pc: pair(pc),
      isHint: inner instanceof HintError,
      hintIndex,
      inner: raised(inner),
      reason: inner.message,
      location: vm ? locationJson(vm, pc) : null,
      ...sections,
    },
  };
}

/** The exception of a hint by its class; those that the owner ran are known to it as objects. */
function raised(inner: Error): { readonly class: string; readonly message: string } {
  if (!(inner instanceof HintError)) return describeError(inner);
  const { pythonType = 'RuntimeError', pythonMessage = inner.message } = inner.details;
  return { class: pythonType, message: pythonMessage };
}

function locationJson(vm: CairoVm, pc: Relocatable): Omit<InstructionLocation, 'flowTracking'> | null {
  const location = vm.locationAt(pc);
  if (location === undefined) return null;
  const { inst, hints, accessibleScopes } = location;
  return { inst, hints, accessibleScopes };
}

/** Where the VM stands: part of every reply, so that the owner need not ask. */
function stateOf(vm: CairoVm): unknown {
  const { pc, ap, fp, step, hintIndex, isAtEnd, segments } = vm;
  return {
    ...{ pc: pair(pc), ap: pair(ap), fp: pair(fp), step, hintIndex, isAtEnd },
    ...{ segments: segments.count, temporary: segments.temporaryCount },
  };
}

/** The REPLY frame: a length, JSON of that length, and bytes. */
export function replyFrame(
  { bytes = new Uint8Array(), ...reply }: Reply,
  { run, debugging }: Pick<CommandContext, 'run' | 'debugging'>,
): Uint8Array {
  const header = Buffer.from(
    JSON.stringify({ ...reply, state: run ? stateOf(run.vm) : null, isLeft: debugging?.isLeft }),
  );
  const frame = Buffer.alloc(HEADER_SIZE + 4 + header.length + bytes.length);
  frame.writeUInt32LE(frame.length - 4, 0);
  frame.writeUInt8(Kind.reply, 4);
  frame.writeUInt32LE(header.length, HEADER_SIZE);
  frame.set(header, HEADER_SIZE + 4);
  frame.set(bytes, HEADER_SIZE + 4 + header.length);
  return frame;
}
