import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Relocatable } from '../../relocatable.ts';
import { program, ret } from '../../testing/casm.ts';
import { CairoVm } from '../../vm/cairo-vm.ts';
import { ModBuiltin } from './mod-builtin.ts';
import { fillModCircuit, type Gates } from './mod-fill.ts';
import { readWords, writeWords } from './mod-words.ts';

/** A circuit: values by their place in the table, and gates as places of a, b and c. */
interface Circuit {
  readonly p: bigint;
  readonly values: ReadonlyMap<number, bigint>;
  readonly add?: readonly (readonly [number, number, number])[];
  readonly mul?: readonly (readonly [number, number, number])[];
}

class CircuitRun {
  readonly vm = CairoVm.create(program(ret(), { builtins: ['add_mod', 'mul_mod'] }), { layout: 'all_cairo' });
  readonly values = this.vm.segments.add();
  private readonly add: Gates | undefined;
  private readonly mul: Gates | undefined;

  constructor({ p, values, add = [], mul = [] }: Circuit) {
    for (const [place, value] of values) writeWords(this.vm.memory, this.values.add(4 * place), value);
    this.add = this.gates('add_mod', p, add);
    this.mul = this.gates('mul_mod', p, mul);
  }

  fill(): void {
    fillModCircuit(this.vm.memory, this.add, this.mul);
  }

  value(place: number): bigint | undefined {
    return readWords(this.vm.memory, this.values.add(4 * place)).value;
  }

  check(): void {
    for (const builtin of this.vm.builtins) builtin.checkSecurity();
  }

  builtin(name: string): ModBuiltin {
    const found = this.vm.builtins.find(each => each.name === name);
    return found instanceof ModBuiltin ? found : assert.fail();
  }

  private gates(name: string, p: bigint, gates: readonly (readonly number[])[]): Gates {
    const { memory, segments } = this.vm;
    const builtin = this.builtin(name);
    const offsets: Relocatable = segments.add();
    gates.flat().forEach((place, i) => memory.set(offsets.add(i), BigInt(4 * place)));
    if (gates.length > 0) {
      writeWords(memory, builtin.base, p);
      memory.set(builtin.base.add(4), this.values);
      memory.set(builtin.base.add(5), offsets);
      // As Cairo 1 does it: how many products there are is known only when the circuit is evaluated.
      if (name === 'add_mod') memory.set(builtin.base.add(6), BigInt(gates.length));
    }
    return { builtin, pointer: builtin.base, count: gates.length };
  }
}

describe('fillModCircuit', () => {
  it('computes what is missing, in whatever order, and fills in the instances', () => {
    const run = new CircuitRun({
      p: 101n,
      values: new Map([
        [0, 40n],
        [1, 70n],
      ]),
      // v2 = v0 + v1; v4 + v1 = v3; v3 = v2 * v1; v5 * v0 = v3.
      add: [
        [0, 1, 2],
        [4, 1, 3],
      ],
      mul: [
        [2, 1, 3],
        [5, 0, 3],
      ],
    });
    run.fill();
    assert.deepEqual(
      [2, 3, 4].map(place => run.value(place)),
      [9n, 24n, 55n],
    );
    assert.equal((40n * (run.value(5) ?? 0n)) % 101n, 24n);
    assert.deepEqual(run.builtin('mul_mod').usedInstances() + run.builtin('add_mod').usedInstances(), 4);
    run.check();
  });

  it('takes p only so often from a result as the builtin allows', () => {
    const run = new CircuitRun({ p: 7n, values: new Map([[0, 2n ** 380n]]), add: [[0, 0, 1]] });
    run.fill();
    assert.equal(run.value(1), 2n ** 381n - 7n);
    run.check();
  });

  it('gives results that the security checks take, on random circuits', () => {
    const small = fc.bigInt({ min: 0n, max: 30n });
    const large = fc.bigInt({ min: 0n, max: 2n ** 380n });
    const gate = fc.record({
      isSum: fc.boolean(),
      a: fc.nat(),
      b: fc.nat(),
      missing: fc.constantFrom(0, 1, 2),
    });
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(97n, 2n ** 255n - 19n, 2n ** 383n - 31n)),
        fc.array(fc.oneof(small, large), { minLength: 2, maxLength: 4 }),
        fc.array(gate, { maxLength: 8 }),
        (p, inputs, gates) => {
          const add: [number, number, number][] = [];
          const mul: [number, number, number][] = [];
          gates.forEach(({ isSum, a, b, missing }, i) => {
            const known = inputs.length + i;
            const places: [number, number, number] = [a % known, b % known, b % known];
            places[missing] = known;
            (isSum ? add : mul).push(places);
          });
          const reduced = inputs.map(input => input % p);
          const run = new CircuitRun({ p, values: new Map(reduced.entries()), add, mul });
          try {
            run.fill();
          } catch (error) {
            // Without gates, or in an order in which the products come before what they need.
            assert.match(String(error), /At least one|Could not fill|addend greater/);
            return;
          }
          // Where a factor had no inverse, n says so, and the rest of the circuit is not to be proven.
          const { vm } = run;
          if (mul.length > 0 && vm.memory.get(run.builtin('mul_mod').base.add(6)) !== BigInt(mul.length))
            return;
          run.check();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('stops at a factor without an inverse: n says how far it went, the other factor proves it', () => {
    const run = new CircuitRun({
      p: 15n,
      values: new Map([
        [0, 6n],
        [1, 1n],
      ]),
      mul: [[0, 2, 1]],
    });
    run.fill();
    assert.equal(run.value(2), 5n);
    assert.equal(run.vm.memory.get(run.builtin('mul_mod').base.add(6)), 0n);
  });

  it("refuses circuits in cairo-lang's words", () => {
    const values = new Map([[0, 1n]]);
    const refused = (circuit: Omit<Circuit, 'p' | 'values'>, p = 7n): (() => void) => {
      const run = new CircuitRun({ p, values, ...circuit });
      return () => run.fill();
    };
    assert.throws(refused({}), { message: 'At least one of add_mod and mul_mod must be given.' });
    assert.throws(refused({ mul: [[1, 2, 0]] }), {
      pythonClass: 'Exception',
      message: 'Could not fill the values table, add_mod_index=0, mul_mod_index=0',
    });
    assert.throws(refused({ add: [[1, 2, 0]] }), { message: /lacks operands that no multiplication gives/ });
    const run = new CircuitRun({ p: 1n, values: new Map([[0, 2n ** 384n - 1n]]), add: [[0, 0, 1]] });
    assert.throws(() => run.fill(), {
      message:
        `add_mod builtin: Expected a <built-in function add> b - 1 * p <= ${2n ** 384n - 1n}. ` +
        `Got: values=[${2n ** 384n - 1n}, ${2n ** 384n - 1n}, None], p=1.`,
    });
  });
});
