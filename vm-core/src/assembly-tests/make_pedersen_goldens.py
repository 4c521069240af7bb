"""
Makes fixtures/pedersen-goldens.json with cairo-lang's hash.

    python make_pedersen_goldens.py > fixtures/pedersen-goldens.json      (with a Python that has cairo-lang 0.14.0.1)
"""

import itertools
import json
import random

from starkware.crypto.signature.fast_pedersen_hash import pedersen_hash
from starkware.crypto.signature.signature import FIELD_PRIME

NOTE = "Made by make_pedersen_goldens.py with starkware.crypto.signature.fast_pedersen_hash of cairo-lang 0.14.0.1."
LOW_BYTES = 31

EDGES = [0, 1, FIELD_PRIME - 1, 2**248 - 1, 2**248, 2**251 - 1, 2**251, int.from_bytes(b"\x80" * LOW_BYTES, "little")]


def byte_pattern(byte: int) -> int:
    """A felt whose 31 low bytes are all the same, with some high part."""
    return int.from_bytes(bytes([byte]) * LOW_BYTES, "little") + (byte % 8 << 248)


def chain_of_patterns() -> int:
    """One hash that every byte value has gone into, at every place of either operand."""
    result = 0
    for byte in range(256):
        result = pedersen_hash(byte_pattern(byte), result)
        result = pedersen_hash(result, byte_pattern(byte))
    return result


def main() -> None:
    random.seed("pedersen")
    pairs = list(itertools.product(EDGES, EDGES))
    # Every pair of high parts that has low parts to go with it; 8 leaves 192 bits and a little.
    for high_a, high_b in itertools.product(range(9), range(9)):
        low_a, low_b = (random.getrandbits(192 if high == 8 else 248) for high in (high_a, high_b))
        pairs.append(((high_a << 248) + low_a, (high_b << 248) + low_b))
    hashes = [[hex(a), hex(b), hex(pedersen_hash(a, b))] for a, b in pairs]
    rows = ",\n".join("    " + json.dumps(row) for row in hashes)
    print(f'{{\n  "note": {json.dumps(NOTE)},\n  "chainOfPatterns": "{hex(chain_of_patterns())}",\n  "hashes": [\n{rows}\n  ]\n}}')


if __name__ == "__main__":
    main()
