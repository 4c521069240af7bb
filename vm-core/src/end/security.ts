import type { Builtin } from '../builtins/builtin.ts';
import { PythonError } from '../errors/python-error.ts';
import { Earliest } from '../memory/earliest.ts';
import { Relocatable, type CellValue } from '../relocatable.ts';
import type { EndedRun } from './ended-run.ts';

/** What is allowed; see `EndOptions`. */
export interface SecurityOptions {
  readonly programSegmentSize?: number;
  readonly allowTemporarySegments?: boolean;
}

/**
 * Checks that the run may become a part of another one, as the bootloader does it (cairo-lang, vm/security.py).
 * @throws Error with cairo-lang's text
 */
export function checkSecurity(run: EndedRun, options: SecurityOptions = {}): void {
  const { memory, builtins, program, programBase } = run;
  const { programSegmentSize = program.data.length, allowTemporarySegments = false } = options;
  const refusal = new Earliest<string>(memory);
  // A function need not return the pointers of its builtins.
  for (const builtin of run.entry === undefined ? builtins : []) {
    for (const cell of knownBehind(run, endOf(builtin))) {
      refusal.take(cell, `Out of bounds access to builtin segment ${builtin.name} at ${cell}.`);
    }
  }
  for (const cell of knownBehind(run, programBase.add(programSegmentSize))) {
    refusal.take(cell, `Out of bounds access to program segment at ${cell}.`);
  }
  for (const cell of memory.strayPointers()) {
    if (allowTemporarySegments && isTemporary(run, memory.get(cell))) continue;
    refusal.take(cell, `Invalid memory value at address ${cell}: ${memory.get(cell)}.`);
  }
  if (refusal.found !== undefined) throw new PythonError('SecurityError', refusal.found);
  try {
    for (const builtin of builtins) builtin.checkSecurity();
  } catch (error) {
    throw new PythonError('SecurityError', error instanceof Error ? error.message : String(error));
  }
}

/** Does the value point into a temporary segment that there is? */
function isTemporary({ segments }: EndedRun, value: CellValue | undefined): boolean {
  return value instanceof Relocatable && value.segment < 0 && value.segment >= -segments.temporaryCount;
}

/** Where the cells end that the stop pointer leaves to a builtin (get_builtin_segments_info). */
function endOf({ name, base, firstOffset, stopPointer }: Builtin): Relocatable {
  if (base.offset !== firstOffset) throw new Error(`Unexpected ${name} segment begin_addr ${base.offset}.`);
  if (stopPointer === undefined) throw new Error(`${name} segment stop ptr is None.`);
  return stopPointer;
}

/** The known cells of a segment from `start` on. */
function knownBehind({ memory }: EndedRun, start: Relocatable): Generator<Relocatable> {
  return memory.knownCells(start.segment, start.offset);
}
