import type { Relocatable } from '../relocatable.ts';
import type { SourceLocation } from '../program/program.ts';

/** What `VmException` is made of. */
export interface VmExceptionParts {
  readonly pc: Relocatable;
  /** What went wrong; for a failed hint this is a `HintError`. */
  readonly inner: Error;
  /** Of the `with_attr error_message` blocks around the failing instruction and around the calls, innermost first. */
  readonly messages: readonly string[];
  /** Of the instruction, or of the hint that failed. */
  readonly location: SourceLocation | undefined;
  readonly hintIndex: number | undefined;
  /** `str(VmException)` of cairo-lang. */
  readonly text: string;
}

/**
 * A run that failed, with its place. `message` is, byte for byte, what cairo-lang prints: error_message
 * attributes, location with the source line, the Cairo traceback, the Python traceback of a hint.
 */
export class VmException extends Error {
  override readonly name = 'VmException';
  readonly pc: Relocatable;
  readonly inner: Error;
  readonly messages: readonly string[];
  readonly location: SourceLocation | undefined;
  readonly hintIndex: number | undefined;

  constructor(parts: VmExceptionParts) {
    super(parts.text);
    this.pc = parts.pc;
    this.inner = parts.inner;
    this.messages = parts.messages;
    this.location = parts.location;
    this.hintIndex = parts.hintIndex;
  }

  override toString(): string {
    return this.message;
  }
}
