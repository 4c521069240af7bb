import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Relocatable } from '../../../../vm-core/src/index.ts';
import type { HitRule, PythonPoint, StopPoint } from '../../debuggee/breakpoints/bound-breakpoint.ts';
import { parseFunctionPattern } from '../../debuggee/breakpoints/function-pattern.ts';
import { makeRule, type HitWishes } from '../../debuggee/breakpoints/hit-rule.ts';
import { ruleParts } from '../../debuggee/breakpoints/rule-parts.ts';
import { findLineTarget } from '../../debuggee/code/breakable-lines.ts';
import type { CodePoint } from '../../debuggee/code/breakable-lines.ts';
import type { LoadedCode } from '../../debuggee/code/loaded-code.ts';
import type { Debuggee } from '../../debuggee/debuggee.ts';
import { describeError } from '../../client-error.ts';

import { fromReference, parsePc, toReference } from '../addresses.ts';

/** What a breakpoint of the client turned out to be. */
export interface Binding {
  /** Where it stops; empty for one that Python watches, or that is nowhere. */
  readonly points: readonly StopPoint[];
  /** Why it stops nowhere, or elsewhere than asked. */
  readonly message?: string;
  /** The line that it stops at. */
  readonly line?: number;
  /** Of a breakpoint that was asked for at a column: where what it stops at begins. */
  readonly column?: number;
  /** Python stops at this line of a file, not the VM. */
  readonly python?: PythonPoint;
  /** The hints that such a line belongs to. */
  readonly hints?: readonly StopPoint[];
  readonly pc?: Relocatable;
  readonly rule?: HitRule | undefined;
  /** May it stop later on, when the program is loaded? */
  readonly isPending?: boolean;
}

/** Where a breakpoint on a hint stops: in Python, or in the VM before or after the hint. */
export type HintMode = 'python' | 'before' | 'after';

/** A place in a file as the client names it. */
export interface FilePlace {
  readonly line: number;
  readonly column?: number | undefined;
  readonly mode: HintMode;
}

/** A breakpoint that stops nowhere, and why. */
export function unbound(message: string): Binding {
  return { points: [], message };
}

/** Until there is a program. */
export const PENDING: Binding = { ...unbound('The program is not loaded yet.'), isPending: true };

export function isBound({ points, python }: Binding): boolean {
  return points.length > 0 || python !== undefined;
}

/**
 * Adds a condition, a hit count, a message. A breakpoint of which one means nothing stops nowhere.
 * @param isPast are earlier moments of the run meant? Python does not know them
 */
export function withWishes(
  debuggee: Debuggee,
  binding: Binding,
  wishes: HitWishes,
  { isPast = false }: { readonly isPast?: boolean } = {},
): Binding {
  if (!isBound(binding)) return binding;
  const { python, message } = binding;
  try {
    const parts = ruleParts(debuggee, { language: python ? 'python' : 'cairo', isPast });
    const ruled = makeRule(wishes, python ? (binding.hints ?? []) : binding.points, parts);
    const notes = [message, ruled.note].filter(note => note !== undefined).join(' ');
    return {
      ...binding,
      points: python ? [] : ruled.points,
      rule: ruled.rule,
      ...(notes === '' ? {} : { message: notes }),
      ...(python && ruled.pythonCondition !== undefined
        ? { python: { ...python, condition: ruled.pythonCondition } }
        : {}),
    };
  } catch (error) {
    return unbound(describeError(error));
  }
}

/** @param file path of the source file */
export function bindLine(debuggee: Debuggee, file: string, place: FilePlace): Binding {
  const { code, sources, hints } = debuggee;
  const { line } = place;
  if (file.endsWith('.py')) {
    return hints ? { points: [], line, python: { file, line } } : unbound('The program runs no Python.');
  }
  let isKnown = false;
  const bindings: Binding[] = [];
  for (const loaded of code) {
    for (const name of sources.namesOf(file, loaded.code.files)) {
      isKnown = true;
      const binding = bindName(debuggee, loaded, name, place);
      if (binding !== undefined) bindings.push(binding);
    }
  }
  const [first] = bindings;
  if (first !== undefined) {
    // A file may be a part of several programs: what they make of the line in question stops.
    const same = bindings.filter(binding => binding.line === first.line && !binding.python === !first.python);
    return { ...first, points: same.flatMap(binding => binding.points) };
  }
  return unbound(
    isKnown
      ? 'No code was made for this line, nor for a later one of its function. Functions that are not used are left out.'
      : 'The program has no code from this file.',
  );
}

/** @param name of a file of this program */
function bindName(
  debuggee: Debuggee,
  { code, base }: LoadedCode,
  name: string,
  { line, column, mode }: FilePlace,
): Binding | undefined {
  const { sources, hints, vm } = debuggee;
  const path = hints?.pathOf(name) ?? name;
  const facts = { text: sources.read(name), pythonLines: hints?.debugger.lines.get(path) };
  const target = findLineTarget(code, name, { line, column, isHint: mode !== 'python' }, facts);
  if (target.kind === 'none') return undefined;
  const place = {
    line: target.line,
    ...(target.line === line ? {} : { message: movedMessage(target.line, line) }),
    ...(column === undefined || target.column === undefined ? {} : { column: target.column }),
  };
  const points = target.points.map(point => toStopPoint(base, point));
  const isPython = points.some(({ pc, hintIndex }) => {
    const hint = vm.hintsAt(pc)[hintIndex];
    return hint !== undefined && debuggee.runsInPython(hint);
  });
  if (target.kind === 'statement' || mode === 'before') return { ...place, points };
  if (mode === 'after') return { ...place, points: points.map(afterHint) };
  return isPython
    ? { ...place, points: [], python: { file: path, line: target.line }, hints: points }
    : { ...place, points };
}

function afterHint({ pc, hintIndex }: StopPoint): StopPoint {
  return { pc, hintIndex: hintIndex + 1 };
}

function movedMessage(to: number, from: number): string {
  return to < from
    ? `The statement begins at line ${to}.`
    : `Line ${from} has no code; the next that has is ${to}.`;
}

/** @param name `fib`, `__main__.fib`, a pattern of names (`parseFunctionPattern`), or `pc 0:17` for a pc */
export function bindFunction(debuggee: Debuggee, name: string): Binding {
  const pc = /^(?:pc\s+)?(\d+(?::\d+)?)$/.exec(name.trim())?.[1];
  if (pc !== undefined) return bindPc(debuggee, pc);
  try {
    const pattern = parseFunctionPattern(name);
    const points = [...debuggee.code].flatMap(({ code, base }) => {
      const found = pattern ? code.functions.all.filter(pattern) : code.functions.find(name);
      return found.map(({ start }) => toStopPoint(base, { offset: start, hintIndex: 0 }));
    });
    const [first] = points;
    if (first === undefined) {
      const what = pattern ? `whose name is like '${name}'` : `'${name}'`;
      return unbound(`The program has no function ${what}. Functions that are not used are left out.`);
    }
    const message = `Stops at the entry of ${points.length} functions.`;
    return { points, pc: first.pc, ...(pattern && points.length > 1 ? { message } : {}) };
  } catch (error) {
    return unbound(describeError(error));
  }
}

/** @param text a pc as people write it, see `parsePc` */
export function bindPc(debuggee: Debuggee, text: string): Binding {
  const pc = parsePc(text, debuggee.vm.programBase);
  if (!pc)
    return unbound(`'${text}' is no pc. Write an offset in the program as 17, or a segment too, as 0:17.`);
  return bindAddress(debuggee, pc);
}

/** @param byteOffset distance from the reference, in bytes */
export function bindReference(debuggee: Debuggee, reference: string, byteOffset: number): Binding {
  const pc = fromReference(reference, byteOffset);
  return pc ? bindAddress(debuggee, pc) : unbound(`'${reference}' is no address of an instruction.`);
}

function bindAddress(debuggee: Debuggee, pc: Relocatable): Binding {
  const start = debuggee.listings.startOf(pc);
  if (!start) return unbound(`There is no code at ${pc}.`);
  if (!start.equals(pc)) return unbound(`${pc} is inside the instruction at ${start}.`);
  return { points: [{ pc, hintIndex: 0 }], pc };
}

function toStopPoint(base: Relocatable, { offset, hintIndex }: CodePoint): StopPoint {
  return { pc: base.add(offset), hintIndex };
}

/** What the client is told; lines and columns count from 1. */
export function describeBinding(binding: Binding): DebugProtocol.Breakpoint {
  const { message, line, column, pc, points, isPending } = binding;
  const at = pc ?? points[0]?.pc;
  return {
    verified: isBound(binding),
    ...(isBound(binding) ? {} : { reason: isPending ? 'pending' : 'failed' }),
    ...(message === undefined ? {} : { message }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(at && { instructionReference: toReference(at) }),
  };
}
