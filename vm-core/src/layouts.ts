import { BUILTIN_KINDS } from './builtins/builtin.ts';

/**
 * Layouts: which builtins a run may use (cairo-lang, instances.py). The order of the builtins is that of their segments.
 */
const LAYOUTS: Readonly<Record<string, readonly string[]>> = {
  plain: ['output'],
  small: ['output', 'pedersen', 'range_check', 'ecdsa'],
  dex: ['output', 'pedersen', 'range_check', 'ecdsa'],
  recursive: ['output', 'pedersen', 'range_check', 'bitwise'],
  starknet: ['output', 'pedersen', 'range_check', 'ecdsa', 'bitwise', 'ec_op', 'poseidon'],
  starknet_with_keccak: [
    'output',
    'pedersen',
    'range_check',
    'ecdsa',
    'bitwise',
    'ec_op',
    'keccak',
    'poseidon',
  ],
  recursive_large_output: ['output', 'pedersen', 'range_check', 'bitwise', 'poseidon'],
  recursive_with_poseidon: ['output', 'pedersen', 'range_check', 'bitwise', 'poseidon'],
  all_solidity: ['output', 'pedersen', 'range_check', 'ecdsa', 'bitwise', 'ec_op'],
};

/** The builtins that this VM runs. */
export const SUPPORTED_BUILTINS: readonly string[] = Object.keys(BUILTIN_KINDS);

/** Every builtin that cairo-lang knows, in the order in which `%builtins` must name them. */
export const BUILTIN_ORDER: readonly string[] = [
  'output',
  'pedersen',
  'range_check',
  'ecdsa',
  'bitwise',
  'ec_op',
  'keccak',
  'poseidon',
  'range_check96',
  'add_mod',
  'mul_mod',
];

export function layoutNames(): string[] {
  return Object.keys(LAYOUTS);
}

/** @throws Error that names the layouts there are. */
export function builtinsOfLayout(layout: string): readonly string[] {
  const builtins = LAYOUTS[layout];
  if (builtins === undefined || !Object.hasOwn(LAYOUTS, layout)) {
    throw new Error(`There is no layout '${layout}'. Use one of: ${layoutNames().join(', ')}.`);
  }
  return builtins;
}

/** The first layout, from the smallest on, that has all of these builtins; undefined if none has. */
export function smallestLayout(builtins: readonly string[]): string | undefined {
  return layoutNames()
    .filter(name => builtins.every(builtin => LAYOUTS[name]?.includes(builtin)))
    .sort((a, b) => builtinsOfLayout(a).length - builtinsOfLayout(b).length)[0];
}
