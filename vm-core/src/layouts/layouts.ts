import { dynamicLayout } from './dynamic-layout.ts';
import { DEFAULT_DILUTED_POOL, type BuiltinInstance, type DilutedPool, type Layout } from './layout.ts';

/** By builtin, in the order of the segments. The output builtin has none in truth: it takes public memory only. */
type Ratios = Readonly<Record<string, number>>;
type Numbers = Partial<Pick<Layout, 'rangeCheckUnits' | 'publicMemoryFraction' | 'memoryUnitsPerStep'>> & {
  readonly dilutedPool?: DilutedPool;
};

const pool = (logUnitsPerStep: number): DilutedPool => ({ ...DEFAULT_DILUTED_POOL, logUnitsPerStep });

function layout(name: string, ratios: Ratios, numbers: Numbers = {}): Layout {
  const builtins = Object.entries(ratios).map(([builtin, ratio]): [string, BuiltinInstance] => [
    builtin,
    { ratio, ratioDenominator: 1 },
  ]);
  return {
    name,
    rangeCheckUnits: 4,
    publicMemoryFraction: 4,
    memoryUnitsPerStep: 8,
    dilutedPool: undefined,
    ...numbers,
    builtins: new Map(builtins),
  };
}

const STARKNET: Ratios = { output: 1, pedersen: 32, range_check: 16, ecdsa: 2048, bitwise: 64, ec_op: 1024 };
const RECURSIVE: Ratios = { output: 1, pedersen: 128, range_check: 8, bitwise: 8 };
const DEX: Ratios = { output: 1, pedersen: 8, range_check: 8, ecdsa: 512 };
const MODULAR: Ratios = { range_check96: 8, add_mod: 128, mul_mod: 256 };

/**
 * The layouts by name. Those up to all_solidity are cairo-lang's (instances.py); the others can be selected
 * in cairo-vm only, and are as there (types/layout.rs, types/instance_definitions/builtins_instance_def.rs).
 * `dynamic` is here without parameters: what is not for proofs runs with it.
 */
const LAYOUTS: ReadonlyMap<string, Layout> = new Map(
  [
    layout('plain', {}, { rangeCheckUnits: 16 }),
    layout('small', DEX, { rangeCheckUnits: 16 }),
    layout('dex', DEX),
    layout('recursive', RECURSIVE, { publicMemoryFraction: 8, dilutedPool: pool(4) }),
    layout('starknet', { ...STARKNET, poseidon: 32 }, { dilutedPool: pool(1) }),
    layout('starknet_with_keccak', { ...STARKNET, keccak: 2048, poseidon: 32 }, { dilutedPool: pool(4) }),
    layout(
      'recursive_large_output',
      { ...RECURSIVE, poseidon: 8 },
      { publicMemoryFraction: 8, dilutedPool: pool(4) },
    ),
    layout(
      'recursive_with_poseidon',
      { output: 1, pedersen: 256, range_check: 16, bitwise: 16, poseidon: 64 },
      { publicMemoryFraction: 8, dilutedPool: pool(3) },
    ),
    layout(
      'all_solidity',
      { ...DEX, bitwise: 256, ec_op: 256 },
      { rangeCheckUnits: 8, publicMemoryFraction: 8, dilutedPool: pool(4) },
    ),
    layout(
      'all_cairo',
      {
        ...{
          output: 1,
          pedersen: 256,
          range_check: 8,
          ecdsa: 2048,
          bitwise: 16,
          ec_op: 1024,
          keccak: 2048,
          poseidon: 256,
        },
        ...MODULAR,
      },
      { publicMemoryFraction: 8, dilutedPool: pool(4) },
    ),
    layout(
      'all_cairo_stwo',
      { output: 1, pedersen: 256, range_check: 8, bitwise: 16, ec_op: 1024, poseidon: 256, ...MODULAR },
      { publicMemoryFraction: 8, dilutedPool: pool(4) },
    ),
    layout(
      'stwo_no_ecop',
      { output: 1, pedersen: 256, range_check: 8, bitwise: 16, poseidon: 256, ...MODULAR },
      { publicMemoryFraction: 8, dilutedPool: pool(4) },
    ),
    layout('perpetual', { output: 1, pedersen: 32, range_check: 16, ecdsa: 2048 }),
    layout('dex_with_bitwise', { ...DEX, bitwise: 64 }, { dilutedPool: pool(1) }),
    dynamicLayout(),
  ].map(each => [each.name, each]),
);

export function layoutNames(): string[] {
  return [...LAYOUTS.keys()];
}

/** @throws RangeError that names the layouts there are. */
export function findLayout(name: string): Layout {
  const found = LAYOUTS.get(name);
  if (found === undefined) {
    throw new RangeError(`There is no layout '${name}'. Use one of: ${layoutNames().join(', ')}.`);
  }
  return found;
}

/** The name of the first layout, from the smallest on, that has all of these builtins; undefined if none has. */
export function smallestLayout(builtins: readonly string[]): string | undefined {
  return [...LAYOUTS.values()]
    .filter(each => builtins.every(builtin => each.builtins.has(builtin)))
    .sort((a, b) => a.builtins.size - b.builtins.size)[0]?.name;
}
