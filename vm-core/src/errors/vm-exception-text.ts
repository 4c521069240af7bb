import type { Memory } from '../memory/memory.ts';
import type { InstructionLocation, Program, SourceLocation } from '../program/program.ts';
import type { Relocatable } from '../relocatable.ts';
import { callFrames } from '../vm/call-stack.ts';
import type { Registers } from '../vm/exact-step.ts';
import { errorAttributes } from './error-attributes.ts';
import { HintError } from './hint-error.ts';
import { locationChainText, locationText, type SourceReader } from './location-text.ts';
import { VmException } from './vm-exception.ts';

/** What an error's text is taken from. */
export interface ErrorContext {
  readonly program: Program;
  readonly registers: Registers;
  readonly memory: Memory;
  readonly readSource: SourceReader;
  locationAt(pc: Relocatable): InstructionLocation | undefined;
  programOffset(pc: Relocatable): number | undefined;
}

const MAX_TRACEBACK_ENTRIES = 20;

/** The exception that cairo-lang raises at the current pc (as_vm_exception in vm/virtual_machine_base.py). */
export function makeVmException(
  context: ErrorContext,
  inner: Error,
  options: { readonly hintIndex?: number; readonly withTraceback?: boolean } = {},
): VmException {
  const { hintIndex, withTraceback = true } = options;
  const { pc, fp } = context.registers;
  const location = locationOf(context, pc, hintIndex);
  const message = `Error at pc=${pc}:\n${inner.message}`;
  let text = attributesAt(context, pc, fp);
  text += location ? locationChainText(location, message, context.readSource) : `${message}\n`;
  if (withTraceback) text += cairoTraceback(context);
  if (inner instanceof HintError) text += `${inner.pythonTraceback}\n`;
  return new VmException({ pc, inner, location, hintIndex, text: text.trimEnd() });
}

/**
 * The exception for a hint that does not compile, which cairo-lang raises when it loads the program (compile_hint in
 * vm/virtual_machine_base.py): nothing has run, so there is no traceback, and attributes are not known yet.
 */
export function makeLoadException(
  context: ErrorContext,
  inner: HintError,
  place: { readonly pc: Relocatable; readonly hintIndex: number },
): VmException {
  const { pc, hintIndex } = place;
  const location = locationOf(context, pc, hintIndex);
  const message = `Error at pc=${pc}:\n${inner.message}`;
  const head = location ? locationChainText(location, message, context.readSource) : `${message}\n`;
  const text = `${head}${inner.pythonTraceback}`.trimEnd();
  return new VmException({ pc, inner, location, hintIndex, text });
}

function locationOf(context: ErrorContext, pc: Relocatable, hintIndex?: number): SourceLocation | undefined {
  const location = context.locationAt(pc);
  const hint = hintIndex === undefined ? undefined : location?.hints[hintIndex];
  return hint?.location ?? location?.inst;
}

function attributesAt(context: ErrorContext, pc: Relocatable, fp: Relocatable): string {
  const offset = context.programOffset(pc);
  return offset === undefined ? '' : errorAttributes(context.program, offset, fp, context.memory);
}

/** The calls that led here, outermost first; empty if there are none. */
function cairoTraceback(context: ErrorContext): string {
  const entries: string[] = [];
  let isInnermost = true;
  for (const { pc, fp } of callFrames(context.memory, context.registers)) {
    if (!isInnermost) {
      const location = context.locationAt(pc)?.inst;
      const place = location
        ? locationText(location, `(pc=${pc})`, context.readSource)
        : `Unknown location (pc=${pc})`;
      entries.push(`${attributesAt(context, pc, fp)}${place}\n`);
    }
    isInnermost = false;
    if (entries.length === MAX_TRACEBACK_ENTRIES) break;
  }
  return entries.length === 0
    ? ''
    : `Cairo traceback (most recent call last):\n${entries.reverse().join('')}\n`;
}
