import type { CellValue } from '../relocatable.ts';
import { accessedCells, type CellRole } from './accessed-cells.ts';
import { Correspondence } from './correspondence.ts';
import type { Place, RecordedMemory, RecordedRun, StepRegisters } from './recorded-run.ts';

/** What both runs have. */
export interface Pair<T> {
  readonly first: T;
  readonly second: T;
}

/** The first thing that differs. */
export type Divergence =
  /** Before this step. */
  | {
      readonly kind: 'register';
      readonly step: number;
      readonly pc: Place;
      readonly name: keyof StepRegisters;
      readonly values: Pair<Place>;
    }
  /** A cell that this step reads or writes. */
  | {
      readonly kind: 'cell';
      readonly step: number;
      readonly pc: Place;
      readonly role: CellRole;
      readonly places: Pair<Place | undefined>;
      readonly values: Pair<CellValue | undefined>;
    }
  /** One run is over at this step, and the other goes on. */
  | { readonly kind: 'length'; readonly step: number; readonly pc: Place; readonly steps: Pair<number> }
  /** A cell that no instruction accessed. */
  | {
      readonly kind: 'memory';
      readonly places: Pair<Place | undefined>;
      readonly values: Pair<CellValue | undefined>;
    };

const REGISTERS = ['pc', 'ap', 'fp'] as const;
/** How often the caller gets a turn. */
const REPORT_STEPS = 2 ** 16;

/**
 * Compares step by step, and then what memory has besides. Now and then it yields the step that it is at.
 * @param first a run of this VM, if one of the two is
 * @returns undefined if the runs are the same
 */
export function* findDivergence({
  first,
  second,
}: Pair<RecordedRun>): Generator<number, Divergence | undefined> {
  const same = new Correspondence();
  const runs = { first: first.registers(), second: second.registers() };
  const memories = first.memory && second.memory ? { first: first.memory, second: second.memory } : undefined;
  for (let step = 0; ; step++) {
    if (step % REPORT_STEPS === 0) yield step;
    const [a, b] = [runs.first.next(), runs.second.next()];
    if (a.done === true && b.done === true) break;
    if (a.done === true || b.done === true) {
      const pc = (a.value ?? b.value)?.pc ?? 0;
      return { kind: 'length', step, pc, steps: { first: first.steps, second: second.steps } };
    }
    const registers = { first: a.value, second: b.value };
    const found =
      differentRegister(step, registers, same) ??
      (memories && differentCell(step, registers, memories, same));
    if (found !== undefined) return found;
  }
  return memories && differentRest(memories, same, segment => first.startOf(segment));
}

function differentRegister(
  step: number,
  { first, second }: Pair<StepRegisters>,
  same: Correspondence,
): Divergence | undefined {
  const name = REGISTERS.find(each => !same.isSame(first[each], second[each]));
  if (name === undefined) return undefined;
  return { kind: 'register', step, pc: first.pc, name, values: { first: first[name], second: second[name] } };
}

function differentCell(
  step: number,
  registers: Pair<StepRegisters>,
  memories: Pair<RecordedMemory>,
  same: Correspondence,
): Divergence | undefined {
  const cells = accessedCells(memories.first, registers.first);
  const others = accessedCells(memories.second, registers.second);
  for (const [index, { role, place }] of cells.entries()) {
    const places = { first: place, second: others[index]?.place };
    const values = {
      first: valueIn(memories.first, places.first),
      second: valueIn(memories.second, places.second),
    };
    if (same.isSame(values.first, values.second)) continue;
    return { kind: 'cell', step, pc: registers.first.pc, role, places, values };
  }
  return undefined;
}

/** Cells that no step accessed: of builtins and hints. */
function differentRest(
  memories: Pair<RecordedMemory>,
  same: Correspondence,
  startOf: (segment: number) => number | undefined,
): Divergence | undefined {
  const isOwnBoth = typeof firstOf(memories.second.places()) !== 'number';
  const seen = new Set<Place | string>();
  for (const place of memories.first.places()) {
    const other = isOwnBoth ? place : same.placeInSecond(place, startOf);
    if (other === undefined) continue;
    seen.add(keyOf(other));
    const values = { first: memories.first.get(place), second: memories.second.get(other) };
    if (!same.isSame(values.first, values.second)) {
      return { kind: 'memory', places: { first: place, second: other }, values };
    }
  }
  for (const place of memories.second.places()) {
    if (seen.has(keyOf(place))) continue;
    const values = { first: undefined, second: memories.second.get(place) };
    return { kind: 'memory', places: { first: undefined, second: place }, values };
  }
  return undefined;
}

const valueIn = (memory: RecordedMemory, place: Place | undefined): CellValue | undefined =>
  place === undefined ? undefined : memory.get(place);
const keyOf = (place: Place): string | number => (typeof place === 'number' ? place : `${place}`);

function firstOf<T>(items: Iterable<T>): T | undefined {
  for (const item of items) return item;
  return undefined;
}
