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
  readonly sections: VmExceptionSections;
}

/** The text of an exception by its parts, in their order, each with the line breaks that cairo-lang puts around it. */
export interface VmExceptionSections {
  /** A line for each message of a `with_attr error_message` block around the failing instruction. */
  readonly attributes: string;
  /** What went wrong, with the source around it. */
  readonly place: string;
  /** The calls that led there, from the outermost on; empty if there are none. */
  readonly traceback: string;
  /** The Python traceback of a hint; empty for other failures. */
  readonly note: string;
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
  readonly sections: VmExceptionSections;

  constructor(parts: VmExceptionParts) {
    const { attributes, place, traceback, note } = parts.sections;
    super(`${attributes}${place}${traceback}${note}`.trimEnd());
    this.pc = parts.pc;
    this.inner = parts.inner;
    this.messages = parts.messages;
    this.location = parts.location;
    this.hintIndex = parts.hintIndex;
    this.sections = parts.sections;
  }

  override toString(): string {
    return this.message;
  }
}
