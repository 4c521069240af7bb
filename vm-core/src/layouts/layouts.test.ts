import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseDynamicLayout } from './dynamic-layout.ts';
import type { Layout } from './layout.ts';
import { findLayout, layoutNames, smallestLayout } from './layouts.ts';

/** See make_layout_goldens.py. */
interface Goldens {
  readonly layouts: readonly { readonly name: string }[];
  readonly parameters: Readonly<Record<string, number>>;
  readonly dynamic: unknown;
}

const goldens = JSON.parse(
  readFileSync(new URL('fixtures/layout-goldens.json', import.meta.url), 'utf8'),
) as Goldens;

/** In the form of the goldens: what is undefined is null, and the output builtin has no ratio. */
function described(layout: Layout): unknown {
  const builtins = [...layout.builtins].map(([name, instance]) => [
    name,
    name === 'output' ? null : { ...instance, ratio: instance.ratio ?? null },
  ]);
  const text = JSON.stringify({ ...layout, builtins }, (_, value: unknown) => value ?? null);
  return {
    dilutedPool: null,
    rangeCheckUnits: null,
    memoryUnitsPerStep: null,
    ...(JSON.parse(text) as object),
  };
}

describe('layouts', () => {
  for (const golden of goldens.layouts) {
    it(`${golden.name} has cairo-lang's numbers`, () => {
      // This one can be selected in cairo-vm only, which gives it fewer range-check units.
      const expected = golden.name === 'all_cairo' ? { ...golden, rangeCheckUnits: 4 } : golden;
      const found = described(findLayout(golden.name)) as { dilutedPool: object | null };
      if (golden.name === 'dynamic') found.dilutedPool = { logUnitsPerStep: null, ...found.dilutedPool };
      assert.deepEqual(found, expected);
    });
  }

  it('are found by name', () => {
    assert.ok(layoutNames().includes('stwo_no_ecop'));
    assert.throws(
      () => findLayout('smal'),
      /^RangeError: There is no layout 'smal'. Use one of: plain, small, dex, /,
    );
  });

  it('fit by the fewest builtins', () => {
    assert.equal(smallestLayout([]), 'plain');
    assert.equal(smallestLayout(['output', 'ecdsa']), 'small');
    assert.equal(smallestLayout(['keccak']), 'starknet_with_keccak');
    assert.equal(smallestLayout(['keccak', 'mul_mod']), 'all_cairo');
    assert.equal(smallestLayout(['gas']), undefined);
  });
});

describe('the parameters of a dynamic layout', () => {
  const parse = (changes: object): Layout =>
    parseDynamicLayout(JSON.stringify({ ...goldens.parameters, ...changes }));
  const start = 'The parameters of the dynamic layout are wrong: ';

  it('make the layout that cairo-lang makes of them', () => {
    assert.deepEqual(described(parse({})), goldens.dynamic);
    assert.deepEqual(
      described(parse({ uses_pedersen_builtin: true, uses_ecdsa_builtin: false })),
      goldens.dynamic,
    );
  });

  it('must all be there, and no others', () => {
    assert.throws(() => parse({ rc_units: undefined }), {
      message: `${start}"rc_units" is missing. Add it.`,
    });
    assert.throws(() => parse({ rc_units: undefined, ecdsa_ratio: undefined }), {
      message: `${start}"rc_units", "ecdsa_ratio" are missing. Add them.`,
    });
    assert.throws(
      () => parse({ poseidon_ratio_den: 1 }),
      (error: Error) =>
        error.message.startsWith(
          `${start}"poseidon_ratio_den" is not known. The parameters are cpu_component_step, `,
        ),
    );
  });

  it('are whole numbers in their range', () => {
    for (const [name, wrong, range] of [
      ['rc_units', -1, '0 to 1073741824'],
      ['rc_units', '4', '0 to 1073741824'],
      ['memory_units_per_step', 8.5, '0 to 1073741824'],
      ['add_mod_ratio_den', 0, '1 to 1073741824'],
      ['log_diluted_units_per_step', 31, '-30 to 30'],
      ['bitwise_ratio', true, '0 to 1073741824'],
    ] as const) {
      assert.throws(() => parse({ [name]: wrong }), {
        message: `${start}"${name}" should be a whole number from ${range}, but is ${JSON.stringify(wrong)}.`,
      });
    }
  });

  it('give a builtin that is not used no ratio', () => {
    assert.throws(() => parse({ uses_bitwise_builtin: 0 }), {
      message: `${start}"bitwise_ratio" should be 0 as "uses_bitwise_builtin" is 0, but is 8.`,
    });
  });

  it('are a JSON object', () => {
    assert.throws(
      () => parseDynamicLayout('{'),
      (error: Error) => error.message.startsWith(`${start}this is not JSON (`),
    );
    assert.throws(() => parseDynamicLayout('[]'), {
      message: `${start}an object is needed, { "rc_units": 4, … }.`,
    });
  });
});
