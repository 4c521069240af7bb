import { pythonDict } from '../../errors/python-repr.ts';
import { PythonError } from '../../errors/python-error.ts';
import type { Json } from '../../outputs/python-json.ts';
import type { Relocation } from '../../outputs/relocation.ts';
import type { CellValue, Relocatable } from '../../relocatable.ts';
import { Builtin, type BuiltinParts, type BuiltinUse } from '../builtin.ts';
import {
  CELLS,
  describeInputs,
  OPERANDS,
  readAllInputs,
  readOperands,
  wordAddresses,
  type ModInputs,
} from './mod-instance.ts';
import { ADDITION, MULTIPLICATION, type ModOperation } from './mod-operation.ts';
import { instancesPrivateInput } from './mod-private-input.ts';
import { namedWords, readWords, WORDS } from './mod-words.ts';

type Instance = ModInputs & { readonly n: bigint };

/**
 * Circuits of additions or multiplications modulo p, numbers of 384 bits: an instance says where the operands of one
 * operation are, and how many operations follow (cairo-lang, lang/builtins/modulo/mod_builtin_runner.py). Nothing is
 * deduced: a hint fills in the results (mod-fill.ts), and the checks at the end judge them.
 */
export class ModBuiltin extends Builtin {
  #zeros: Relocatable | undefined;

  constructor(
    name: string,
    readonly operation: ModOperation,
    use: BuiltinUse,
    parts: BuiltinParts,
  ) {
    const additionalMemoryUnits = OPERANDS.length * (1 + WORDS);
    super({ name, cells: CELLS, inputCells: CELLS.length, additionalMemoryUnits }, use, parts);
  }

  /** An instance that is not used has its numbers and its offsets there. */
  override get zerosNeeded(): number {
    return Math.max(WORDS, OPERANDS.length);
  }

  override useZeros(zeros: Relocatable): void {
    this.#zeros = zeros;
  }

  override *accessedElsewhere(): Generator<Relocatable> {
    const { memory, segments } = this.parts;
    const instances = Math.ceil(segments.size(this.base.segment) / this.cellsPerInstance);
    for (let index = 0; index < instances; index++) {
      const { values, offsets } = readAllInputs(memory, this.name, this.firstCell(index));
      for (const [i, { address }] of readOperands(memory, this.name, { values, offsets }, 0).entries()) {
        yield offsets.add(i);
        yield* wordAddresses(address);
      }
    }
  }

  override checkSecurity(): void {
    super.checkSecurity();
    const { core, memory } = this.parts;
    const instances = this.usedInstances();
    const isProduct = this.operation === MULTIPLICATION ? 1 : 0;
    const inputsOf = (index: number): Instance => readAllInputs(memory, this.name, this.firstCell(index));
    // The core passes over what is right; from where it is not certain, this goes on and raises what is wrong.
    const unproven = core.findUnprovenOperation(this.base.segment, instances, isProduct);
    let previous = unproven === 0 ? undefined : inputsOf(unproven - 1);
    for (let index = unproven; index < instances; index++) {
      const inputs = inputsOf(index);
      if (previous && previous.n > 1n) this.checkSequel(index, previous, inputs);
      this.checkOperation(index, inputs);
      previous = inputs;
    }
    if (previous && previous.n !== 1n) {
      throw new Error(`${this.name} builtin: the last instance says that n = ${previous.n}; it must be 1.`);
    }
  }

  override airPrivateInput(relocation: Relocation): Readonly<Record<string, Json>> {
    if (this.#zeros === undefined) throw new Error('Uninitialized self.zero_value.');
    const instances = instancesPrivateInput(this, this.parts.memory, relocation);
    return { [this.name]: { instances, zero_value_address: relocation.address(this.#zeros) } };
  }

  private firstCell(index: number): Relocatable {
    return this.cell(index * this.cellsPerInstance);
  }

  /** The reference asserts the same without a word on what is wrong. */
  private checkSequel(index: number, before: Instance, { words, values, offsets, n }: Instance): void {
    const differs = [
      ...words.flatMap((word, i) => (word === before.words[i] ? [] : [`p${i}`])),
      ...(values.equals(before.values) ? [] : ['values_ptr']),
      ...(offsets.equals(before.offsets.add(OPERANDS.length)) ? [] : ['offsets_ptr']),
      ...(n === before.n - 1n ? [] : ['n']),
    ];
    if (differs.length === 0) return;
    throw new Error(
      `${this.name} builtin: instance ${index} must continue instance ${index - 1}, but has another ` +
        `${differs.join(', ')}.`,
    );
  }

  private checkOperation(index: number, inputs: Instance): void {
    const { name, operation } = this;
    const { text, bound } = operation;
    const { p } = inputs;
    const described: [string, CellValue][] = [];
    const [a, b, c] = readOperands(this.parts.memory, name, inputs, 0).map(({ offset, address }, i) => {
      const { words, value } = readWords(this.parts.memory, address);
      if (value === undefined) {
        const at = BigInt(inputs.values.offset) + offset + BigInt(words.length);
        throw new Error(`${name} builtin: Missing value at address ${inputs.values.segment}:${at}.`);
      }
      const operand = OPERANDS[i] ?? '';
      described.push([`${operand}_offset`, offset], [operand, value], ...namedWords(operand, words));
      return value;
    }) as [bigint, bigint, bigint];
    const difference = operation.combine(a, b) - c;
    const got = (): string =>
      `Got: instance=${index}, batch=0, inputs=${pythonDict(describeInputs(inputs))}, ` +
      `values=${pythonDict(described)}.`;
    if (p === 0n) throw new PythonError('ZeroDivisionError', 'integer modulo by zero');
    if (difference % p !== 0n) {
      throw new Error(`${name} builtin: Expected a ${text} b == c (mod p). ${got()}`);
    }
    if (difference < 0n || difference >= bound * p) {
      throw new Error(
        `${name} builtin: Expected (a ${text} b - c)/p to be in {0,1,...,${bound - 1n}} ${got()}`,
      );
    }
  }
}

/** Additions: a + b = c + k * p with k = 0 or 1. */
export class AddModBuiltin extends ModBuiltin {
  constructor(use: BuiltinUse, parts: BuiltinParts) {
    super('add_mod', ADDITION, use, parts);
  }
}

/** Multiplications: a * b = c + k * p. */
export class MulModBuiltin extends ModBuiltin {
  constructor(use: BuiltinUse, parts: BuiltinParts) {
    super('mul_mod', MULTIPLICATION, use, parts);
  }
}
