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

/** Of these there may be several instances a step (LOW_RATIO_BUILTINS). */
export const LOW_RATIO_BUILTINS: readonly string[] = ['range_check96', 'add_mod', 'mul_mod'];
