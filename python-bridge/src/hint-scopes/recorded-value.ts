import { GarbageError } from '../frame-reader.ts';

/** A Python value as it was after a hint. */
export interface RecordedValue {
  readonly name: string;
  /** A short repr. */
  readonly value: string;
  readonly type: string;
  readonly parts: readonly RecordedValue[];
  /** How many parts are not recorded. */
  readonly more: number;
}

/** Nothing is told yet. */
export const NOTHING: RecordedValue = { name: '', value: '', type: '', parts: [], more: 0 };

/**
 * The value as it is after a change, in the form that `cairo_vm_py/scope_recorder.py` tells; what has not changed is
 * shared with the value before.
 * @throws GarbageError
 */
export function applyChange(before: RecordedValue, change: unknown): RecordedValue {
  if (typeof change !== 'object' || change === null) throw wrongChange();
  const {
    v: value = before.value,
    n: count = before.parts.length,
    m: more = before.more,
    p = [],
  } = change as {
    readonly [Field in 'v' | 'n' | 'm' | 'p']?: unknown;
  };
  if (typeof value !== 'string' || !isCount(count) || !isCount(more) || !Array.isArray(p))
    throw wrongChange();
  const parts = before.parts.slice(0, count);
  for (const part of p as readonly unknown[]) {
    if (!Array.isArray(part)) throw wrongChange();
    const [position, what, whole] = part as readonly unknown[];
    if (!isCount(position) || position > parts.length) throw wrongChange();
    const known = parts[position];
    if (typeof what === 'string') parts[position] = wholeValue(what, whole);
    else if (known) parts[position] = applyChange(known, what);
    else throw wrongChange();
  }
  if (parts.length !== count) throw wrongChange();
  return { ...before, value, more, parts };
}

/** A value that is told as a whole. */
function wholeValue(name: string, told: unknown): RecordedValue {
  if (!Array.isArray(told)) throw wrongChange();
  const [value, type, parts, more] = told as readonly unknown[];
  if (typeof value !== 'string' || typeof type !== 'string' || !Array.isArray(parts) || !isCount(more)) {
    throw wrongChange();
  }
  return { name, value, type, more, parts: parts.map(wholePart) };
}

function wholePart(part: unknown): RecordedValue {
  if (!Array.isArray(part)) throw wrongChange();
  const [name, told] = part as readonly unknown[];
  if (typeof name !== 'string') throw wrongChange();
  return wholeValue(name, told);
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const wrongChange = (): GarbageError => new GarbageError('a change of the scopes makes no sense');
