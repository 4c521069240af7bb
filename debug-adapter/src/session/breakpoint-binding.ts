import type { Relocatable } from '../../../vm-core/src/index.ts';
import { findLineTarget } from '../debuggee/code/breakable-lines.ts';
import type { CodePoint } from '../debuggee/code/breakable-lines.ts';
import type { LoadedCode } from '../debuggee/code/loaded-code.ts';
import type { Debuggee } from '../debuggee/debuggee.ts';
import type { StopPoint } from '../debuggee/running/stop-points.ts';
import { fromReference, parsePc, toReference } from './addresses.ts';

/** What a breakpoint of the client turned out to be. */
export interface Binding {
  /** Where it stops; empty for one that Python watches, or that is nowhere. */
  readonly points: readonly StopPoint[];
  /** Why it stops nowhere, or elsewhere than asked. */
  readonly message?: string;
  /** The line that it stops at. */
  readonly line?: number;
  /** Python stops at this line of a file, not the VM. */
  readonly python?: { readonly file: string; readonly line: number };
  readonly pc?: Relocatable;
}

/** A breakpoint that stops nowhere, and why. */
export function unbound(message: string): Binding {
  return { points: [], message };
}

export function isBound({ points, python }: Binding): boolean {
  return points.length > 0 || python !== undefined;
}

/** @param file path of the source file */
export function bindLine(debuggee: Debuggee, file: string, line: number): Binding {
  const { code, sources, hints } = debuggee;
  if (file.endsWith('.py')) {
    return hints ? { points: [], line, python: { file, line } } : unbound('The program runs no Python.');
  }
  let isKnown = false;
  const bindings: Binding[] = [];
  for (const loaded of code) {
    for (const name of sources.namesOf(file, loaded.code.files)) {
      isKnown = true;
      const binding = bindName(debuggee, loaded, name, line);
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
  line: number,
): Binding | undefined {
  const { sources, hints, vm } = debuggee;
  const path = hints?.pathOf(name) ?? name;
  const facts = { text: sources.read(name), pythonLines: hints?.debugger.lines.get(path) };
  const target = findLineTarget(code, name, line, facts);
  if (target.kind === 'none') return undefined;
  const moved = target.line === line ? {} : { message: movedMessage(target.line, line) };
  const isPython = target.points.some(({ offset, hintIndex }) => {
    const hint = vm.hintsAt(base.add(offset))[hintIndex];
    return hint !== undefined && debuggee.runsInPython(hint);
  });
  if (target.kind === 'hint' && isPython) {
    const python = { file: path, line: target.line };
    return { points: [], line: target.line, python, ...moved };
  }
  return { points: target.points.map(point => toStopPoint(base, point)), line: target.line, ...moved };
}

function movedMessage(to: number, from: number): string {
  return to < from
    ? `The statement begins at line ${to}.`
    : `Line ${from} has no code; the next that has is ${to}.`;
}

/** @param name `fib`, `__main__.fib`, or `pc 0:17` for a pc */
export function bindFunction(debuggee: Debuggee, name: string): Binding {
  const pc = /^(?:pc\s+)?(\d+(?::\d+)?)$/.exec(name.trim())?.[1];
  if (pc !== undefined) return bindPc(debuggee, pc);
  const points = [...debuggee.code].flatMap(({ code, base }) =>
    code.functions.find(name).map(({ start }) => toStopPoint(base, { offset: start, hintIndex: 0 })),
  );
  if (points.length === 0) {
    return unbound(`The program has no function '${name}'. Functions that are not used are left out.`);
  }
  const [first] = points;
  return { points, ...(first ? { pc: first.pc } : {}) };
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

/** The instruction reference of a binding, for the client. */
export function bindingReference({ pc, points }: Binding): string | undefined {
  const at = pc ?? points[0]?.pc;
  return at && toReference(at);
}
