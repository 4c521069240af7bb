"""The field's functions that hints see: fadd, fdiv, fsqrt… (cairo-lang, vm/virtual_machine_base.py)."""

from math import gcd
from typing import Any, Dict

from .relocatable import RelocatableValue


def safe_div(x: int, y: int) -> int:
    """x / y, which must be a whole number."""
    assert isinstance(x, int) and isinstance(y, int)
    assert y != 0
    assert x % y == 0, f"{x} is not divisible by {y}."
    return x // y


def div_mod(n: int, m: int, p: int) -> int:
    """The x in [0, p) for which m·x = n modulo p."""
    assert gcd(m, p) == 1
    return n * pow(m, -1, p) % p


def is_quad_residue(n: int, p: int) -> bool:
    """True if n is a square modulo the prime p."""
    n %= p
    return n < 2 or p < 3 or pow(n, (p - 1) // 2, p) == 1


def sqrt(n: int, p: int) -> int:
    """The smaller square root of n modulo the odd prime p. ValueError if there is none."""
    n %= p
    roots = []
    if n == 0:
        roots = [0]
    elif is_quad_residue(n, p):
        root = _tonelli_shanks(n, p)
        roots = [root, p - root]
    return min(roots)


def _tonelli_shanks(n: int, p: int) -> int:
    odd, twos = p - 1, 0
    while odd % 2 == 0:
        odd //= 2
        twos += 1
    non_residue = 2
    while is_quad_residue(non_residue, p):
        non_residue += 1
    c, t, root = pow(non_residue, odd, p), pow(n, odd, p), pow(n, (odd + 1) // 2, p)
    while t != 1:
        i, power = 0, t
        while power != 1:
            power = power * power % p
            i += 1
        b = pow(c, 1 << (twos - i - 1), p)
        twos, c = i, b * b % p
        t, root = t * c % p, root * b % p
    return root


def field_names(prime: int) -> Dict[str, Any]:
    """The names with what they stand for, for one prime."""
    return {
        "PRIME": prime,
        "fadd": lambda a, b, p=prime: (a + b) % p,
        "fsub": lambda a, b, p=prime: (a - b) % p,
        "fmul": lambda a, b, p=prime: (a * b) % p,
        "fdiv": lambda a, b, p=prime: div_mod(a, b, p),
        "fpow": lambda a, b, p=prime: pow(a, b, p),
        "fis_quad_residue": lambda a, p=prime: is_quad_residue(a, p),
        "fsqrt": lambda a, p=prime: sqrt(a, p),
        "safe_div": safe_div,
        "to_felt_or_relocatable": RelocatableValue.to_felt_or_relocatable,
    }
