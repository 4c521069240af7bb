import assert from 'node:assert/strict';
import { Relocatable, type CellValue } from '../relocatable.ts';
import { program, ret } from '../testing/casm.ts';
import { CairoVm } from '../vm/cairo-vm.ts';
import type { Builtin } from './builtin.ts';

/** A VM with these builtins, before its first step. */
function vmWith(...builtins: string[]): CairoVm {
  return CairoVm.create(program(ret(), { builtins }), { layout: 'all_cairo' });
}

function only(name: string): { vm: CairoVm; builtin: Builtin } {
  const vm = vmWith(name);
  const [builtin = assert.fail()] = vm.builtins;
  return { vm, builtin };
}

function fill(vm: CairoVm, start: Relocatable, values: readonly (CellValue | undefined)[]): void {
  values.forEach((value, i) => {
    if (value !== undefined) vm.memory.set(start.add(i), value);
  });
}

describe('Builtin', () => {
  it('counts cells up to the last known one, and instances that were begun', () => {
    const { vm, builtin } = only('poseidon');
    assert.deepEqual([builtin.usedCells(), builtin.usedInstances()], [0, 0]);
    fill(vm, builtin.base, [undefined, undefined, undefined, undefined, undefined, undefined, 1n]);
    assert.deepEqual([builtin.usedCells(), builtin.usedInstances()], [7, 2]);
  });

  it('takes the stop pointer that is where the used instances end', () => {
    const { vm, builtin } = only('bitwise');
    fill(vm, builtin.base, [1n, 2n]);
    const place = vm.segments.add();
    assert.throws(() => builtin.readStopPointer(place.add(1)), { message: /^Unknown value for memory cell/ });
    vm.memory.set(place, builtin.base.add(5));
    assert.deepEqual(builtin.readStopPointer(place.add(1)), place);
    assert.deepEqual(builtin.stopPointer, builtin.base.add(5));
    vm.memory.set(place.add(1), builtin.base.add(2));
    assert.throws(() => builtin.readStopPointer(place.add(2)), {
      message: `Invalid stop pointer for bitwise. Expected: ${builtin.base.add(5)}, found: ${builtin.base.add(2)}`,
    });
  });

  it('has in a proof as many instances as the layout says', () => {
    const { vm, builtin } = only('keccak');
    assert.throws(() => builtin.allocatedInstances(1024), {
      message: 'Number of steps must be at least 32768 for the keccak builtin.',
    });
    assert.equal(builtin.allocatedInstances(32768), 16);
    assert.equal(builtin.allocatedMemoryUnits(32768), 256);
    vm.memory.set(builtin.base.add(256), 0n);
    assert.throws(() => builtin.allocatedCells(32768), {
      message: 'The keccak builtin used 257 cells but the capacity is 256.',
    });
    assert.throws(() => builtin.allocatedInstances(32769), { message: '32769 is not divisible by 2048.' });
  });

  it("misses inputs in cairo-lang's words", () => {
    const { vm, builtin } = only('keccak');
    fill(vm, builtin.base, [0n, 1n, undefined, 3n]);
    assert.throws(() => builtin.checkSecurity(), { message: 'Missing memory cells for keccak.' });
    fill(vm, builtin.base.add(8), [1n, 2n, 3n, 4n, 5n]);
    assert.throws(() => builtin.checkSecurity(), {
      message: 'Missing memory cells for keccak: 2, 4, 5, 6, 7.',
    });
  });

  it('judges outputs that nobody asked for', () => {
    const { vm, builtin } = only('bitwise');
    fill(vm, builtin.base, [1n, 2n, 0n]);
    builtin.checkSecurity();
    fill(vm, builtin.base.add(5), [1n, 2n ** 251n]);
    assert.throws(() => builtin.checkSecurity(), {
      message: /^bitwise builtin: .* to be smaller than 2\^251/,
    });
  });

  it('knows the lowest and highest 16-bit part of range-checked numbers', () => {
    const { vm, builtin } = only('range_check');
    assert.equal(builtin.rangeCheckUsage(), undefined);
    fill(vm, builtin.base, [
      0x0004_0003_0002n,
      undefined,
      0x9_0001_0001_0001_0001_0001_0001_0001_0001n >> 4n,
    ]);
    assert.deepEqual(builtin.rangeCheckUsage(), { min: 0, max: 0x9000 });
    assert.equal(builtin.usedRangeCheckUnits(), 24);
    const { vm: other, builtin: small } = only('range_check96');
    fill(other, small.base, [0x0010_0009_0008_0007_0006_0005n]);
    assert.deepEqual(small.rangeCheckUsage(), { min: 5, max: 16 });
    assert.equal(small.usedRangeCheckUnits(), 6);
  });

  it('refuses what is out of range, or no number', () => {
    for (const [name, bits] of [
      ['range_check', 128n],
      ['range_check96', 96n],
    ] as const) {
      const { vm, builtin } = only(name);
      vm.memory.set(builtin.base, 2n ** bits - 1n);
      assert.throws(() => vm.memory.set(builtin.base.add(1), 2n ** bits), {
        message: `Value ${2n ** bits}, in range check builtin 1, is out of range [0, ${2n ** bits}).`,
      });
      assert.throws(() => vm.memory.set(builtin.base.add(2), builtin.base), {
        message: `Range-check builtin: Expected value at address ${builtin.base.add(2)} to be an integer. Got: ${builtin.base}.`,
      });
    }
  });

  it('takes diluted cells', () => {
    const units = (name: string, spacing: number, bits: number): number =>
      only(name).builtin.dilutedUnitsPerInstance({ logUnitsPerStep: 4, spacing, bits });
    // cairo-lang, BitwiseInstanceDef and KeccakInstanceDef: get_diluted_units_per_builtin.
    assert.deepEqual(
      [units('bitwise', 4, 16), units('bitwise', 1, 16), units('keccak', 4, 16)],
      [68, 65, 16384],
    );
    assert.equal(units('pedersen', 4, 16), 0);
  });

  it('says of inputs that one is missing, or is no number', () => {
    for (const [name, text] of [
      ['pedersen', 'Missing second input of pedersen instance 1.'],
      ['bitwise', 'Missing second input of bitwise instance 1.'],
      ['ec_op', "Missing input 'p_y' of ec_op instance 1."],
      ['poseidon', 'Missing input #1 of poseidon instance 1.'],
      ['keccak', 'Missing input #1 of keccak instance 1.'],
      ['mul_mod', "Missing input 'p1' of mul_mod instance 1."],
    ] as const) {
      const { vm, builtin } = only(name);
      vm.memory.set(builtin.cell(builtin.cellsPerInstance), 1n);
      assert.throws(() => builtin.airPrivateInput(vm.relocation), { message: text });
    }
  });
});
