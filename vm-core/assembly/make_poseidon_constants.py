"""
Makes poseidon-constants.ts from cairo-lang's parameters of Poseidon.

    python make_poseidon_constants.py > poseidon-constants.ts      (with a Python that has cairo-lang 0.14.0.1)
"""

from typing import List

from starkware.cairo.common.poseidon_utils import PoseidonParams, SmallMds

PARAMS = PoseidonParams.get_default_poseidon_params()
WORD_BITS = 64

HEADER = '''/**
 * The round constants of Poseidon, in the order in which they are added to the state. Made by
 * make_poseidon_constants.py from cairo-lang 0.14.0.1, starkware/cairo/common/poseidon_utils.py.
 *
 * In a partial round only the last element goes through the S-box. What the reference adds to the other two has gone
 * through the rounds' matrices instead, into the constants of later rounds: 107 felts are left of 273.
 *
 * Each felt is four words, least significant first.
 */
export const POSEIDON_CONSTANTS: usize = memory.data<u64>(['''


def compressed_constants() -> List[int]:
    """Three constants a full round, one a partial round."""
    prime = PARAMS.field_prime
    half = PARAMS.r_f // 2
    constants: List[int] = []
    # What the rounds before have left to add to the state.
    left = [0, 0, 0]
    for index, keys in enumerate(PARAMS.ark):
        first, second, last = [(key + rest) % prime for key, rest in zip(keys, left)]
        if half <= index < half + PARAMS.r_p:
            constants.append(last)
            left = SmallMds().dot_mod([first, second, 0], prime)
        else:
            constants += [first, second, last]
            left = [0, 0, 0]
    return constants


def main() -> None:
    print(HEADER)
    for constant in compressed_constants():
        words = [(constant >> (WORD_BITS * i)) % 2**WORD_BITS for i in range(4)]
        print("  " + ", ".join(f"0x{word:016x}" for word in words) + ",")
    print("], 8);")


if __name__ == "__main__":
    main()
