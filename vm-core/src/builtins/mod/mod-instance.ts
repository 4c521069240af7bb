import type { Memory } from '../../memory/memory.ts';
import { Relocatable, type CellValue } from '../../relocatable.ts';
import { namedWords, readWords, WORDS } from './mod-words.ts';

/** The cells of an instance: p, the tables of values and of offsets, and how many operations follow from here on. */
export const CELLS = ['p0', 'p1', 'p2', 'p3', 'values_ptr', 'offsets_ptr', 'n'] as const;
export const VALUES = CELLS.indexOf('values_ptr');
export const OFFSETS = CELLS.indexOf('offsets_ptr');
export const COUNT = CELLS.indexOf('n');
/** An operation has the offsets of a, b and c among the values. */
export const OPERANDS = ['a', 'b', 'c'] as const;

export interface ModInputs {
  readonly values: Relocatable;
  readonly offsets: Relocatable;
  readonly p: bigint;
  readonly words: readonly bigint[];
}

/**
 * Reads an instance's inputs but n.
 * @throws Error with cairo-lang's text if one is missing or of the wrong kind
 */
export function readInputs(memory: Memory, builtin: string, instance: Relocatable): ModInputs {
  return { ...readPointers(memory, builtin, instance), ...readModulus(memory, builtin, instance) };
}

/** The same with n, which is looked at before p. */
export function readAllInputs(
  memory: Memory,
  builtin: string,
  instance: Relocatable,
): ModInputs & { readonly n: bigint } {
  const pointers = readPointers(memory, builtin, instance);
  const n = readInteger(memory, builtin, instance.add(COUNT));
  if (n < 1n) throw new Error(`${builtin} builtin: Expected n >= 1. Got: ${n}.`);
  return { ...pointers, n, ...readModulus(memory, builtin, instance) };
}

function readPointers(
  memory: Memory,
  builtin: string,
  instance: Relocatable,
): { values: Relocatable; offsets: Relocatable } {
  const values = readPointer(memory, builtin, instance.add(VALUES));
  return { values, offsets: readPointer(memory, builtin, instance.add(OFFSETS)) };
}

function readModulus(
  memory: Memory,
  builtin: string,
  instance: Relocatable,
): { p: bigint; words: readonly bigint[] } {
  const { words, value: p } = readWords(memory, instance);
  if (p !== undefined) return { p, words };
  throw new Error(`${builtin} builtin: Missing value at address ${instance.add(words.length)}.`);
}

/** A number of an operation: its offset among the values, and where it is. */
export interface ModOperand {
  readonly offset: bigint;
  readonly address: Relocatable;
}

/**
 * The three numbers of the operation that is `index` behind the start of the offsets.
 * @throws Error with cairo-lang's text if an offset is missing or a pointer
 */
export function readOperands(
  memory: Memory,
  builtin: string,
  { values, offsets }: Pick<ModInputs, 'values' | 'offsets'>,
  index: number,
): ModOperand[] {
  return OPERANDS.map((_, i) => {
    const offset = readInteger(memory, builtin, offsets.add(OPERANDS.length * index + i));
    return { offset, address: values.add(Number(offset)) };
  });
}

/** What the instance says, with the names that cairo-lang gives it. */
export function describeInputs(inputs: ModInputs & { readonly n: bigint }): [string, CellValue][] {
  const { values, offsets, n, p, words } = inputs;
  return [['values_ptr', values], ['offsets_ptr', offsets], ['n', n], ['p', p], ...namedWords('p', words)];
}

/** The addresses of a number's words. */
export function wordAddresses(start: Relocatable): Relocatable[] {
  return Array.from({ length: WORDS }, (_, i) => start.add(i));
}

function readPointer(memory: Memory, builtin: string, address: Relocatable): Relocatable {
  const value = memory.getKnown(address);
  if (value instanceof Relocatable) return value;
  throw new Error(`${builtin} builtin: Expected RelocatableValue at address ${address}. Got: ${value}.`);
}

function readInteger(memory: Memory, builtin: string, address: Relocatable): bigint {
  const value = memory.getKnown(address);
  if (typeof value === 'bigint') return value;
  throw new Error(`${builtin} builtin: Expected integer at address ${address}. Got: ${value}.`);
}
