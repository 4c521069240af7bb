"""
Makes fixtures/permutation-goldens.json: what cairo-lang's poseidon and keccak builtins deduce.

    python make_permutation_goldens.py > fixtures/permutation-goldens.json   (with a Python that has cairo-lang 0.14.0.1)
"""

import json
import random
from typing import Callable, List

from starkware.cairo.common.keccak_utils.keccak_utils import keccak_f
from starkware.cairo.common.poseidon_hash import poseidon_perm
from starkware.cairo.lang.cairo_constants import DEFAULT_PRIME

NOTE = "Made by make_permutation_goldens.py with cairo-lang 0.14.0.1."
KECCAK_BITS = 200
KECCAK_BYTES = 25


def poseidon(state: List[int]) -> List[int]:
    return poseidon_perm(*state)


def keccak(state: List[int]) -> List[int]:
    """As in starkware/cairo/lang/builtins/keccak/keccak_builtin_runner.py."""
    output = keccak_f(b"".join(felt.to_bytes(KECCAK_BYTES, "little") for felt in state))
    return [int.from_bytes(output[at : at + KECCAK_BYTES], "little") for at in range(0, len(output), KECCAK_BYTES)]


def states(size: int, bound: int) -> List[List[int]]:
    edges = [0, 1, bound - 1, 2**192, 2**192 - 1, bound // 2]
    rows = [[edge] * size for edge in edges]
    rows += [[edge if i == place else 0 for i in range(size)] for edge in edges for place in range(size)]
    return rows + [[random.randrange(bound) for _ in range(size)] for _ in range(20)]


def rows(permutation: Callable[[List[int]], List[int]], inputs: List[List[int]]) -> str:
    pairs = [[[hex(felt) for felt in felts] for felts in (state, permutation(state))] for state in inputs]
    return ",\n".join("    " + json.dumps(pair) for pair in pairs)


def main() -> None:
    random.seed("permutations")
    print(f'{{\n  "note": {json.dumps(NOTE)},')
    print(f'  "poseidon": [\n{rows(poseidon, states(3, DEFAULT_PRIME))}\n  ],')
    print(f'  "keccak": [\n{rows(keccak, states(8, 2**KECCAK_BITS))}\n  ]\n}}')


if __name__ == "__main__":
    main()
