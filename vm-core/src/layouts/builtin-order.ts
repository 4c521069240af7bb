/** Every builtin that cairo-lang knows, in the order in which `%builtins` must name them (lang/builtins/all_builtins.py). */
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
