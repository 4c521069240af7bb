import { PythonError } from '../../errors/python-error.ts';
import { pythonRepr } from '../../errors/python-repr.ts';
import type { Memory } from '../../memory/memory.ts';
import type { Relocatable } from '../../relocatable.ts';
import type { ModBuiltin } from './mod-builtin.ts';
import {
  CELLS,
  COUNT,
  OFFSETS,
  OPERANDS,
  readAllInputs,
  readInputs,
  VALUES,
  type ModInputs,
} from './mod-instance.ts';
import { NUMBER_BOUND, readWords, writeWords } from './mod-words.ts';

/** The operations of one builtin in a circuit. */
export interface Gates {
  readonly builtin: ModBuiltin;
  /** Its first instance, which the program has filled in. */
  readonly pointer: Relocatable;
  /** How many operations there are offsets for. */
  readonly count: number;
}

const MAX_COUNT = 100_000;

/** What became of an operation: all its numbers are known; two are missing; a factor has no inverse. */
type Outcome = 'filled' | 'missing' | 'nullified';

/**
 * Evaluates a circuit: computes the numbers that are missing in the table of values, and fills in the instances behind
 * the first one of each builtin. A multiplication by a number without an inverse gets a proof of that in the place of
 * the other factor, and n of mul_mod says how far the circuit went (ModBuiltinRunner.fill_memory).
 * @throws Error with cairo-lang's text if the circuit cannot be evaluated
 */
export function fillModCircuit(memory: Memory, addMod: Gates | undefined, mulMod: Gates | undefined): void {
  const additions = addMod?.count === 0 ? undefined : addMod;
  const products = mulMod?.count === 0 ? undefined : mulMod;
  const addInputs = additions && startAdditions(memory, additions);
  const mulInputs = products && startProducts(memory, products);
  if (!additions && !products) throw new Error('At least one of add_mod and mul_mod must be given.');
  let added = 0;
  let multiplied = 0;
  let firstNullified: number | undefined;
  for (;;) {
    if (additions && addInputs && added < additions.count) {
      if (fillGate(memory, additions, addInputs, added) === 'filled') {
        added++;
        continue;
      }
    }
    if (!products || !mulInputs || multiplied >= products.count) {
      if (!additions || added >= additions.count) break;
      throw new Error('An addition of the circuit lacks operands that no multiplication gives.');
    }
    const outcome = fillGate(memory, products, mulInputs, multiplied);
    if (outcome === 'missing') {
      throw new PythonError(
        'Exception',
        `Could not fill the values table, add_mod_index=${added}, mul_mod_index=${multiplied}`,
      );
    }
    if (outcome === 'nullified') firstNullified ??= multiplied;
    multiplied++;
  }
  if (products && mulInputs) endProducts(memory, products, mulInputs, firstNullified);
}

function startAdditions(memory: Memory, { builtin, pointer, count }: Gates): ModInputs {
  checkCount(builtin, BigInt(count));
  const inputs = readAllInputs(memory, builtin.name, pointer);
  fillInstances(memory, builtin, pointer, inputs, inputs.n);
  fillOffsets(memory, inputs, count, inputs.n);
  return inputs;
}

/** Does not read n: Cairo 1 programs have it computed. */
function startProducts(memory: Memory, { builtin, pointer, count }: Gates): ModInputs {
  checkCount(builtin, BigInt(count));
  return readInputs(memory, builtin.name, pointer);
}

function endProducts(
  memory: Memory,
  { builtin, pointer, count }: Gates,
  inputs: ModInputs,
  firstNullified: number | undefined,
): void {
  const place = pointer.add(COUNT);
  let n = firstNullified === undefined ? undefined : BigInt(firstNullified);
  if (n === undefined) {
    const known = memory.get(place) ?? BigInt(count);
    if (typeof known !== 'bigint') throw new Error(`${builtin.name} builtin: n must be <= ${MAX_COUNT}`);
    n = known;
    fillOffsets(memory, inputs, count, n);
  }
  memory.set(place, n);
  fillInstances(memory, builtin, pointer, inputs, n);
}

function checkCount({ name }: ModBuiltin, count: bigint): void {
  if (count > MAX_COUNT) throw new Error(`${name} builtin: n must be <= ${MAX_COUNT}`);
}

/** Fills in the instances behind the first. */
function fillInstances(
  memory: Memory,
  builtin: ModBuiltin,
  pointer: Relocatable,
  { words, values, offsets }: ModInputs,
  n: bigint,
): void {
  checkCount(builtin, n);
  for (let index = 1; index < n; index++) {
    const instance = pointer.add(index * CELLS.length);
    words.forEach((word, i) => memory.set(instance.add(i), word));
    memory.set(instance.add(VALUES), values);
    memory.set(instance.add(OFFSETS), offsets.add(OPERANDS.length * index));
    memory.set(instance.add(COUNT), n - BigInt(index));
  }
}

/** Repeats the first operation at the end of the table of offsets, up to n operations. */
function fillOffsets(memory: Memory, { offsets }: ModInputs, count: number, n: bigint): void {
  const first = OPERANDS.map((_, i) => memory.getKnown(offsets.add(i)));
  for (let index = count; index < n; index++) {
    first.forEach((offset, i) => memory.set(offsets.add(OPERANDS.length * index + i), offset));
  }
}

/** Computes the number that an operation lacks. */
function fillGate(
  memory: Memory,
  { builtin }: Gates,
  { values, offsets, p }: ModInputs,
  index: number,
): Outcome {
  const places = OPERANDS.map((_, i) => {
    const offset = memory.getKnown(offsets.add(OPERANDS.length * index + i));
    if (typeof offset === 'bigint') return values.add(Number(offset));
    throw new Error(`Cannot add two relocatable values: ${values} + ${offset}.`);
  });
  const numbers = places.map(place => readWords(memory, place).value);
  const missing = numbers.flatMap((number, i) => (number === undefined ? [i] : []));
  const [position, another] = missing;
  if (position === undefined) return 'filled';
  const place = places[position];
  if (another !== undefined || place === undefined) return 'missing';
  const [a, b, c] = numbers;
  if (a !== undefined && b !== undefined) {
    writeWords(memory, place, result(builtin, a, b, p));
    return 'filled';
  }
  const operand = builtin.operation.operand(a ?? b ?? 0n, c ?? 0n, p);
  writeWords(memory, place, operand.value);
  return operand.isNullifier ? 'nullified' : 'filled';
}

/** a op b, less as many times p as the builtin allows. */
function result({ name, operation }: ModBuiltin, a: bigint, b: bigint, p: bigint): bigint {
  const { text, bound } = operation;
  const whole = operation.combine(a, b);
  const reduced = whole - (bound - 1n) * p;
  if (reduced > NUMBER_BOUND - 1n) {
    const values = [a, b, undefined].map(pythonRepr).join(', ');
    throw new Error(
      `${name} builtin: Expected a ${text} b - ${bound - 1n} * p <= ${NUMBER_BOUND - 1n}. ` +
        `Got: values=[${values}], p=${p}.`,
    );
  }
  return whole < bound * p ? whole % p : reduced;
}
