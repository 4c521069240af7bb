import { Relocatable } from '../../../../vm-core/src/index.ts';
import type { Place } from '../code/places.ts';
import type { Goal, Leg, Position } from './goal.ts';
import type { Skips } from './skipped-code.ts';

/** Runs until something else stops it. */
export function runFreely(): Goal {
  return { python: 'continue', entersHints: false, next: () => ({ kind: 'free' }) };
}

/** Runs `count` instructions with their hints, into calls too. */
export function runSteps(from: Position, count: number): Goal {
  const target = from.step + count;
  return {
    python: 'continue',
    entersHints: false,
    next: at => (at.step < target ? { kind: 'steps', count: target - at.step } : undefined),
  };
}

/** One instruction with its hints; a call is run to its return. */
export function stepOverInstruction(from: Position): Goal {
  let done = false;
  return {
    python: 'next',
    entersHints: false,
    next: () => {
      if (done) return undefined;
      done = true;
      return from.callReturn
        ? { kind: 'until', pc: from.callReturn, fp: from.fp }
        : { kind: 'steps', count: 1 };
    },
  };
}

/** One hint or one instruction, into calls and into Python. */
export function stepIntoInstruction(from: Position): Goal {
  return { python: 'stepIn', entersHints: true, next: at => (moved(from, at) ? undefined : { kind: 'one' }) };
}

/**
 * Until another place is reached: another statement or hint, another function call, or the same statement
 * anew (a loop). Functions whose code is skipped are run to their return.
 */
export function stepToPlace(
  from: Position,
  placeAt: (at: Position) => Place | undefined,
  { into, skips }: { into: boolean; skips: Skips },
): Goal {
  const start = placeAt(from);
  const isElsewhere = (at: Position): boolean => {
    if (!moved(from, at)) return false;
    const place = placeAt(at);
    if (!start || !place || place.id !== start.id || !at.fp.equals(from.fp)) return true;
    return place.isStart && at.step !== from.step;
  };
  return {
    python: into ? 'stepIn' : 'next',
    entersHints: into,
    next: at => {
      if (isElsewhere(at)) return skips(at.pc) ? toReturn(at) : undefined;
      const overCall = into || at.hintIndex < at.hintCount ? undefined : at.callReturn;
      return overCall ? { kind: 'until', pc: overCall, fp: at.fp } : { kind: 'one' };
    },
  };
}

/** Until the function returns to its caller; from skipped code on to the caller's caller. */
export function stepOut(skips: Skips): Goal {
  let leg: Leg | undefined;
  return {
    python: 'stepOut',
    entersHints: false,
    next: at => {
      if (leg?.kind === 'until' && !skips(at.pc)) return undefined;
      if (leg?.kind !== 'free') leg = toReturn(at);
      return leg;
    },
  };
}

/** To the return of the function that runs; of the outermost one there is none. */
function toReturn({ fp, cell }: Position): Leg {
  const [callerFp, returnPc] = [cell(fp.add(-2)), cell(fp.add(-1))];
  return callerFp instanceof Relocatable && returnPc instanceof Relocatable
    ? { kind: 'until', pc: returnPc, fp: callerFp }
    : { kind: 'free' };
}

/** A step of Python, up to the end of the hint at the latest. */
export function stepInHint(from: Position, python: 'next' | 'stepIn' | 'stepOut'): Goal {
  return { python, entersHints: false, next: at => (moved(from, at) ? undefined : { kind: 'one' }) };
}

function moved(from: Position, at: Position): boolean {
  return at.step !== from.step || at.hintIndex !== from.hintIndex;
}
