"""
Makes fixtures/curve-goldens.json: results of cairo-lang's ec_op builtin and of its check of signatures.

    python make_curve_goldens.py > fixtures/curve-goldens.json      (with a Python that has cairo-lang 0.14.0.1)
"""

import json
import random
from typing import Iterator, List, Optional, Tuple

from starkware.cairo.lang.builtins.ec.ec_op_builtin_runner import SCALAR_HEIGHT, ec_op_impl
from starkware.crypto.signature.signature import (
    ALPHA,
    BETA,
    EC_GEN,
    EC_ORDER,
    FIELD_PRIME,
    SHIFT_POINT,
    inv_mod_curve_size,
    private_to_stark_key,
    sign,
    verify,
)
from starkware.python.math_utils import EC_INFINITY, div_mod, ec_safe_add, ec_safe_mult, y_squared_from_x, is_quad_residue

NOTE = "Made by make_curve_goldens.py with cairo-lang 0.14.0.1."
LIMIT = 2**251

Point = Tuple[int, int]


def times(m: int, point: Point) -> Point:
    result = ec_safe_mult(m % EC_ORDER, point, ALPHA, FIELD_PRIME)
    assert result is not EC_INFINITY
    return result


def plus(p: Point, q: Point) -> Point:
    result = ec_safe_add(p, q, ALPHA, FIELD_PRIME)
    assert result is not EC_INFINITY
    return result


def some_point() -> Point:
    return times(random.randrange(1, EC_ORDER), tuple(EC_GEN))


def ec_op(p: Point, q: Point, m: int) -> Optional[List[str]]:
    """None where the reference fails."""
    try:
        return [hex(felt) for felt in ec_op_impl(*p, *q, m, ALPHA, FIELD_PRIME, SCALAR_HEIGHT)]
    except AssertionError:
        return None


def ec_op_inputs() -> Iterator[Tuple[Point, Point, int]]:
    for m in [0, 1, 2, 3, 2**64 - 1, 2**64, 2**192, 2**250, 2**251 - 1, 2**251, FIELD_PRIME - 1, EC_ORDER, EC_ORDER - 1]:
        yield some_point(), some_point(), m
    for _ in range(12):
        yield some_point(), some_point(), random.randrange(FIELD_PRIME)
    # Sums that meet a double, or its negative, at bit i; and others of the same points.
    for i in [0, 1, 2, 5, 63, 64, 128, 200, 249, 250, 251, 252, 253, 254, 255]:
        for sign_of_double in (1, -1):
            q, m = some_point(), random.randrange(FIELD_PRIME)
            yield times(sign_of_double * 2**i - m % 2**i, q), q, m
            yield times(sign_of_double * 2**i - m % 2**i + random.getrandbits(200), q), q, m
    # The sum is the next double's negative only after the last bit of m, or only below the last bit that is looked at.
    q = some_point()
    yield times(-(2**256), q), q, 0
    yield times(-(2**255), q), q, 0


def forged_signature(key: Point, is_message_zero: bool = False) -> Tuple[int, int, int]:
    """A message with r and w that fulfil the equation of a signature by the key, whose logarithm nobody knows."""
    while True:
        a, b = random.randrange(EC_ORDER), random.randrange(EC_ORDER)
        if is_message_zero:
            a, r = 0, times(b, key)[0]
        else:
            r = plus(times(a, tuple(EC_GEN)), times(b, key))[0]
        w = div_mod(b, r, EC_ORDER)
        message = div_mod(a, w, EC_ORDER)
        if max(r, w, message) < LIMIT:
            return message, r, w


def signatures() -> Iterator[Tuple[int, int, int, int]]:
    """Public key, message, r and w."""
    for i in range(8):
        private_key, message = random.randrange(1, EC_ORDER), [1, LIMIT - 1, 2**64, 2**192][i] if i < 4 else random.randrange(LIMIT)
        r, s = sign(message, private_key)
        key, w = private_to_stark_key(private_key), inv_mod_curve_size(s)
        yield key, message, r, w
        for change in [(1, 0, 0, 0), (0, 1 if i != 1 else -1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1)][i % 4 :][:2]:
            yield tuple(value + by for value, by in zip((key, message, r, w), change))
    # A message of 0, which the reference refuses though the equation is fulfilled.
    key_point = some_point()
    yield (key_point[0], *forged_signature(key_point, is_message_zero=True))
    # Keys that are the x of no point.
    for x in [x for x in range(30) if not is_quad_residue(y_squared_from_x(x, ALPHA, BETA, FIELD_PRIME), FIELD_PRIME)][:3]:
        yield x, 5, 6, 7
    # Signatures that fulfil the equation: by any key, and by keys that the sum meets at bit 0 to 3.
    shift = tuple(SHIFT_POINT)
    for _ in range(3):
        key_point = some_point()
        yield (key_point[0], *forged_signature(key_point))
    for i in range(4):
        met = 0
        while met < 2:
            low = random.randrange(2**i)
            key_point = times(inv_mod_curve_size((2**i - low) % EC_ORDER), shift)
            message, r, w = forged_signature(key_point)
            if r % 2**i == low:
                met += 1
                yield key_point[0], message, r, w


def main() -> None:
    random.seed("curve")
    operations = [[[hex(felt) for felt in (*p, *q, m)], ec_op(p, q, m)] for p, q, m in ec_op_inputs()]
    checks = [
        [[hex(value) for value in (key, message, r, w)], verify(message, r, inv_mod_curve_size(w), key)]
        for key, message, r, w in signatures()
    ]
    rows = {"ecOp": operations, "signatures": checks}
    texts = [
        f'  "{name}": [\n' + ",\n".join("    " + json.dumps(row) for row in list_of_rows) + "\n  ]"
        for name, list_of_rows in rows.items()
    ]
    print(f'{{\n  "note": {json.dumps(NOTE)},\n' + ",\n".join(texts) + "\n}")


if __name__ == "__main__":
    main()
