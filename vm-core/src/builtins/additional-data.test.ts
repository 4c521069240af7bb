import assert from 'node:assert/strict';
import { pythonJson, type Json } from '../outputs/python-json.ts';
import { Relocatable } from '../relocatable.ts';
import { program, ret } from '../testing/casm.ts';
import { CairoVm } from '../vm/cairo-vm.ts';
import type { Builtin } from './builtin.ts';
import { EcdsaBuiltin } from './ecdsa.ts';
import { OutputBuiltin } from './output.ts';
import { PedersenBuiltin } from './pedersen.ts';

const vm = (): CairoVm =>
  CairoVm.create(program(ret(), { builtins: ['output', 'pedersen', 'ecdsa'] }), { layout: 'small' });

function find<T extends Builtin>(from: CairoVm, Class: abstract new (...args: never[]) => T): T {
  return from.builtins.find((builtin): builtin is T => builtin instanceof Class) ?? assert.fail();
}

const json = (data: Json): string => [...pythonJson(data)].join('');

// cairo-lang's signatures (crypto/signature/signature.py, sign) of two messages, with w = 1/s.
const SIGNED = [
  {
    key: 1628448741648245036800002906075225705100596136133912895015035902954123957052n,
    message: 2n ** 200n + 7n,
    r: 1967844158927310205716718916358774832639119429511137935145190602201702105864n,
    s: 980757882015454341633176353371037834018250346456313324753180235968980491093n,
    w: 0x3cde016e0edf0ff1489210984e462a6e6e0aef8caea929c778af7ccf419632cn,
  },
  {
    key: 2926129818382058060292797586226983168500087817366526668609240955782226185378n,
    message: 1n,
    r: 1757714633528078335021578698049183445800393565391838651413152060440450749266n,
    s: 3071799879434448051547062424800103344054247183137585947167554652171768325830n,
    w: 0x444f31b36f80917fdc98b794c1a94f0bb1cd80ab584bbd8df7ab68dd6472836n,
  },
] as const;

describe('what a Cairo PIE keeps of the output builtin', () => {
  it('is what hints made of it', () => {
    const output = find(vm(), OutputBuiltin);
    assert.equal(json(output.additionalData()), '{"pages": {}, "attributes": {}}');
    const pages = new Map([
      [10, { start: 4, size: 2 }],
      [2, { start: 1, size: 3 }],
    ]);
    output.state = {
      base: output.base,
      pages,
      attributes: new Map<string, Json>([
        ['9', 2n ** 70n],
        ['1', null],
      ]),
    };
    const text =
      '{"pages": {"2": [1, 3], "10": [4, 2]}, "attributes": {"9": 1180591620717411303424, "1": null}}';
    assert.equal(json(output.additionalData()), text);
    const other = find(vm(), OutputBuiltin);
    other.extendAdditionalData(output.additionalData());
    assert.equal(json(other.additionalData()), text);
  });

  for (const [data, text] of [
    [null, 'Invalid output builtin data.'],
    [{ pages: {} }, 'Invalid output builtin data.'],
    [{ pages: [], attributes: {} }, 'Invalid output builtin pages field.'],
    [{ pages: { 1: [1] }, attributes: {} }, 'Invalid output builtin pages field.'],
    [{ pages: { 1: [0, 2] }, attributes: {} }, 'Invalid output builtin pages field.'],
    [{ pages: { 1: [1, 2 ** 30] }, attributes: {} }, 'Invalid output builtin pages field.'],
    [{ pages: {}, attributes: 1 }, 'Invalid output builtin attributes field.'],
  ] as const) {
    it(`is refused: ${JSON.stringify(data)}`, () => {
      assert.throws(() => find(vm(), OutputBuiltin).extendAdditionalData(data), { message: text });
    });
  }

  it('puts cells on pages, which may neither overlap nor reach behind the output', () => {
    const run = vm();
    const output = find(run, OutputBuiltin);
    for (let i = 0; i < 4; i++) run.memory.set(output.base.add(i), 1n);
    const finalize = (...pages: [number, { start: number; size: number }][]): void => {
      output.state = { base: output.base, pages: new Map(pages), attributes: new Map() };
      output.finalizeSegment();
    };
    finalize([3, { start: 1, size: 2 }]);
    assert.deepEqual(
      run.segments.publicCells(output.base.segment).map(({ page }) => page),
      [0, 3, 3, 0],
    );
    assert.throws(() => finalize([3, { start: 3, size: 2 }]), { message: 'Page 3 is out of bounds.' });
    assert.throws(() => finalize([3, { start: 1, size: 2 }], [4, { start: 2, size: 1 }]), {
      message: 'Offset 2 was already assigned a page.',
    });
  });
});

describe('what a Cairo PIE keeps of the pedersen builtin', () => {
  it('is the hashes that were checked: after the security checks also those that nobody asked for', () => {
    const run = vm();
    const pedersen = find(run, PedersenBuiltin);
    const { segment } = pedersen.base;
    [1n, 2n].forEach((value, i) => run.memory.set(pedersen.cell(i), value));
    [3n, 4n].forEach((value, i) => run.memory.set(pedersen.cell(3 + i), value));
    run.memory.set(pedersen.cell(5), pedersen.rule(pedersen.cell(5)) ?? assert.fail());
    assert.equal(json(pedersen.additionalData()), `[[${segment}, 5]]`);
    pedersen.checkSecurity();
    assert.equal(json(pedersen.additionalData()), `[[${segment}, 2], [${segment}, 5]]`);
  });

  it('is believed only if it may be trusted', () => {
    const pedersen = find(vm(), PedersenBuiltin);
    const hash = [[pedersen.base.segment, 2]];
    pedersen.extendAdditionalData(hash, false);
    assert.equal(json(pedersen.additionalData()), '[]');
    pedersen.extendAdditionalData(hash, true);
    assert.equal(json(pedersen.additionalData()), json(hash));
    assert.equal(pedersen.rule(pedersen.cell(2)), undefined);
    assert.throws(() => pedersen.extendAdditionalData([1], true), {
      message: 'Invalid pedersen builtin data.',
    });
  });
});

describe('what a Cairo PIE keeps of the ecdsa builtin', () => {
  it('is the signatures, in the order of their addresses', () => {
    const run = vm();
    const ecdsa = find(run, EcdsaBuiltin);
    const [first, second] = SIGNED;
    ecdsa.addSignature(ecdsa.cell(2), { ...second, text: '' });
    ecdsa.addSignature(ecdsa.cell(0), { ...first, text: '' });
    const { segment } = ecdsa.base;
    const text = `[[[${segment}, 0], [${first.r}, ${first.s}]], [[${segment}, 2], [${second.r}, ${second.s}]]]`;
    assert.equal(json(ecdsa.additionalData()), text);
    const other = vm();
    const taken = find(other, EcdsaBuiltin);
    taken.extendAdditionalData(ecdsa.additionalData());
    assert.equal(json(taken.additionalData()), text);
    SIGNED.forEach(({ key, message }, i) => {
      other.memory.set(taken.cell(2 * i + 1), message);
      other.memory.set(taken.cell(2 * i), key);
    });
    const hex = (value: bigint): string => `0x${value.toString(16)}`;
    assert.deepEqual(
      taken.airPrivateInput()['ecdsa'],
      SIGNED.map(({ key, message, r, w }, index) => {
        return { index, pubkey: hex(key), msg: hex(message), signature_input: { r: hex(r), w: hex(w) } };
      }),
    );
  });

  it('must be about its own segment', () => {
    const ecdsa = find(vm(), EcdsaBuiltin);
    assert.throws(
      () =>
        ecdsa.extendAdditionalData([
          [
            [9, 4],
            [1, 2],
          ],
        ]),
      {
        message:
          'Error while loading ECDSA builtin additional data: Signature hint must point to the signature builtin ' +
          'segment. Found: [9, 4] (after relocation: 9:4).',
      },
    );
    assert.throws(() => ecdsa.extendAdditionalData([1]), { message: 'Invalid ecdsa builtin data.' });
  });

  it('shows a signature in the form in which it came', () => {
    const run = vm();
    const ecdsa = find(run, EcdsaBuiltin);
    ecdsa.extendAdditionalData([
      [
        [ecdsa.base.segment, 0],
        [1, 2],
      ],
    ]);
    run.memory.set(ecdsa.cell(0), 5n);
    assert.throws(() => run.memory.set(ecdsa.cell(1), 6n), {
      message: 'Signature [1, 2], is invalid, with respect to the public key 5, and the message hash 6.',
    });
    assert.throws(
      () => ecdsa.addSignature(new Relocatable(ecdsa.base.segment, 1), { r: 1n, s: 2n, text: '' }),
      {
        message: `Signature hint must point to the public key cell, not ${ecdsa.cell(1)}.`,
      },
    );
  });
});
