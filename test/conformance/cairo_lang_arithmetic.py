"""
Computes with felts and pointers as cairo-lang does.

Usage: python cairo_lang_arithmetic.py < values.json

The input is a list of values: a number as text, or [segment, offset]. Printed is { "results", "bridge" }: for each pair of
values in turn the texts of a + b, a - b, a * b, a / b and a == b, an error's with "error " before it; and the
operations (Python's, of pointers) in which the class of the Python bridge differs from cairo-lang's.
Runs in an environment that has cairo-lang, on Python 3.9 or later.
"""

import itertools
import json
import operator
import sys
from pathlib import Path
from typing import Any, Callable, List

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "python-bridge"))

from cairo_vm_py import starkware_fix  # noqa: E402
from cairo_vm_py.relocatable import RelocatableValue as BridgeValue  # noqa: E402

PRIME = 2**251 + 17 * 2**192 + 1
OPERATORS: List[Callable[[Any, Any], Any]] = [
    operator.add, operator.sub, operator.mod, operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne,
]  # fmt: skip


def attempt(compute: Callable[[], Any]) -> str:
    try:
        return str(compute())
    except Exception as error:
        return f"error {error}"


def multiply(a: Any, b: Any) -> Any:
    from starkware.cairo.lang.vm.relocatable import RelocatableValue
    from starkware.cairo.lang.vm.vm_exceptions import PureValueError

    # As in VirtualMachine.compute_res.
    if isinstance(a, RelocatableValue) or isinstance(b, RelocatableValue):
        raise PureValueError("*", a, b)
    return a * b % PRIME


def divide(a: Any, b: Any) -> Any:
    from starkware.python.math_utils import div_mod

    return div_mod(a, b, PRIME) if isinstance(a, int) and isinstance(b, int) and b != 0 else None


def main() -> None:
    starkware_fix.install()
    from starkware.cairo.lang.vm.relocatable import RelocatableValue

    tasks = json.load(sys.stdin)
    values = [RelocatableValue(*value) if isinstance(value, list) else int(value) for value in tasks]
    bridge_values = [BridgeValue(*value) if isinstance(value, list) else int(value) for value in tasks]
    results = []
    for a, b in itertools.product(values, values):
        computations: List[Callable[[], Any]] = [
            lambda a=a, b=b: (a + b) % PRIME,
            lambda a=a, b=b: (a - b) % PRIME,
            lambda a=a, b=b: multiply(a, b),
            lambda a=a, b=b: divide(a, b),
            lambda a=a, b=b: a == b,
        ]
        results.append([attempt(compute) for compute in computations])
    differences = []
    pairs = zip(itertools.product(values, values), itertools.product(bridge_values, bridge_values))
    for (a, b), (own_a, own_b) in pairs:
        for operation in OPERATORS:
            if isinstance(a, int) and isinstance(b, int):
                continue
            expected, actual = attempt(lambda: operation(a, b)), attempt(lambda: operation(own_a, own_b))
            if expected != actual:
                differences.append(f"{operation.__name__}({a}, {b}): {actual}, not {expected}")
    json.dump({"results": results, "bridge": differences}, sys.stdout)


if __name__ == "__main__":
    main()
