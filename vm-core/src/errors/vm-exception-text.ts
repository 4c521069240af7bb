import type { Memory } from '../memory/memory.ts';
import type { LoadedPrograms } from '../program/loaded-programs.ts';
import type { SourceLocation } from '../program/program.ts';
import type { Relocatable } from '../relocatable.ts';
import { callFrames } from '../vm/call-stack.ts';
import type { Registers } from '../vm/exact-step.ts';
import { errorMessages } from './error-attributes.ts';
import { HintError } from './hint-error.ts';
import { locationChainText, locationText, type SourceReader } from './location-text.ts';
import { VmException } from './vm-exception.ts';

/** What an error's text is taken from. */
export interface ErrorContext {
  readonly programs: LoadedPrograms;
  readonly registers: Registers;
  readonly memory: Memory;
  readonly readSource: SourceReader;
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
  const own = messagesAt(context, pc, fp);
  const traceback = withTraceback ? cairoTraceback(context) : { text: '', messages: [] };
  const sections = {
    attributes: messageLines(own),
    place: location ? locationChainText(location, message, context.readSource) : `${message}\n`,
    traceback: traceback.text,
    note: inner instanceof HintError ? `${inner.pythonTraceback}\n` : '',
  };
  const messages = [...own, ...traceback.messages];
  return new VmException({ pc, inner, messages, location, hintIndex, sections });
}

/**
 * The exception for a hint that does not compile, which cairo-lang raises when it loads the program (compile_hint in
 * vm/virtual_machine_base.py): nothing has run, so there is no traceback, and attributes are not known yet.
 */
export function makeLoadException(
  context: ErrorContext,
  inner: HintError,
  { pc, hintIndex }: { readonly pc: Relocatable; readonly hintIndex: number },
): VmException {
  const location = locationOf(context, pc, hintIndex);
  const message = `Error at pc=${pc}:\n${inner.message}`;
  const place = location ? locationChainText(location, message, context.readSource) : `${message}\n`;
  const sections = { attributes: '', place, traceback: '', note: `${inner.pythonTraceback}\n` };
  return new VmException({ pc, inner, messages: [], location, hintIndex, sections });
}

function locationOf(context: ErrorContext, pc: Relocatable, hintIndex?: number): SourceLocation | undefined {
  const location = context.programs.locationAt(pc);
  const hint = hintIndex === undefined ? undefined : location?.hints[hintIndex];
  return hint?.location ?? location?.inst;
}

function messagesAt({ programs, memory }: ErrorContext, pc: Relocatable, fp: Relocatable): string[] {
  return errorMessages(programs, pc, fp, memory);
}

const messageLines = (messages: readonly string[]): string =>
  messages.map(message => `Error message: ${message}\n`).join('');

/** The calls that led here, as text from the outermost on; empty if there are none. Messages come innermost first. */
function cairoTraceback(context: ErrorContext): { text: string; messages: string[] } {
  const entries: string[] = [];
  const messages: string[] = [];
  let isInnermost = true;
  for (const { pc, fp } of callFrames(context.memory, context.registers)) {
    if (!isInnermost) {
      const location = context.programs.locationAt(pc)?.inst;
      const place = location
        ? locationText(location, `(pc=${pc})`, context.readSource)
        : `Unknown location (pc=${pc})`;
      const here = messagesAt(context, pc, fp);
      messages.push(...here);
      entries.push(`${messageLines(here)}${place}\n`);
    }
    isInnermost = false;
    if (entries.length === MAX_TRACEBACK_ENTRIES) break;
  }
  const lines = entries.reverse().join('');
  return { text: lines && `Cairo traceback (most recent call last):\n${lines}\n`, messages };
}
