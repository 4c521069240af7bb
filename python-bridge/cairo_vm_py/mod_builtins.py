"""`add_mod_builtin` and `mul_mod_builtin` of a hint (cairo-lang, lang/builtins/modulo/mod_builtin_runner.py)."""

import operator
from types import MethodType, ModuleType
from typing import Any, Dict, Optional, Tuple

from .builtin_runner import SimpleBuiltinRunner
from .link import VmLink
from .relocatable import RelocatableValue

WORDS = 4
WORD_BITS = 96

#: The address of the first instance, the runner, and the number of operations of a circuit.
Gates = Optional[Tuple[Any, Any, int]]


#: Methods of cairo-lang's class that only read memory.
_READERS = ("read_n_words_value", "read_inputs", "read_memory_vars")


class ModBuiltinRunner(SimpleBuiltinRunner):
    """A builtin for circuits modulo p. The VM fills in what a circuit computes."""

    op: Any
    k_bound: int

    def __init__(self, link: VmLink, description: Dict[str, Any]) -> None:
        super().__init__(link, description)
        self.ratio_den: int = description["ratioDenominator"]
        self.instance_def = self._instance_def
        # The offsets and the words of a, b and c.
        self.additional_memory_units_per_instance = 3 * (1 + WORDS)
        self.zero_segment_size = WORDS
        self.shift = 2**WORD_BITS
        self.shift_powers = [self.shift**i for i in range(WORDS)]
        self.int_lim = self.shift**WORDS

    def get_needed_number_allocated_zeros(self) -> int:
        """The words of a number that is 0."""
        return self.zero_segment_size

    @property
    def zero_value(self) -> Any:
        """The start of the segment of zeros; None: there is none."""
        zeros = self._link.ask_json(op="zeros", size=None)
        return zeros and RelocatableValue(*zeros["base"])

    def __getattr__(self, name: str) -> Any:
        if name in _READERS:
            from starkware.cairo.lang.builtins.modulo import mod_builtin_runner

            return MethodType(getattr(mod_builtin_runner.ModBuiltinRunner, name), self)
        return super().__getattr__(name)

    @staticmethod
    def fill_memory(memory: Any, add_mod: Gates, mul_mod: Gates) -> None:
        """
        Computes the values that a circuit lacks, and fills in the instances behind the first.

        `add_mod` and `mul_mod` are (address of the first instance, runner, number of operations) or
        None. Raises what cairo-lang raises for circuits that cannot be evaluated.
        """
        link = next((gates[1]._link for gates in (add_mod, mul_mod) if gates), None)
        if link is None:
            raise AssertionError("At least one of add_mod and mul_mod must be given.")
        try:
            link.ask_json(op="fill_mod", add_mod=_describe(add_mod), mul_mod=_describe(mul_mod))
        finally:
            # What was unknown may be known now.
            link.forget()


class AddModBuiltinRunner(ModBuiltinRunner):
    """a + b = c + k * p, with k 0 or 1."""

    op = staticmethod(operator.add)
    k_bound = 2


class MulModBuiltinRunner(ModBuiltinRunner):
    """a * b = c + k * p."""

    op = staticmethod(operator.mul)
    k_bound = 2 ** (WORDS * WORD_BITS)


def _describe(gates: Gates) -> Any:
    if gates is None:
        return None
    address, runner, count = gates
    assert isinstance(runner, ModBuiltinRunner), f"{runner} is no circuit builtin of this VM."
    return {"pointer": [address.segment_index, address.offset], "count": count}


def share_with_cairo_lang(module: ModuleType) -> None:
    """Lets cairo-lang's `ModBuiltinRunner.fill_memory`, and its classes, take the runners of this VM."""
    theirs: Any = module.ModBuiltinRunner  # type: ignore[attr-defined]
    fill_theirs = theirs.fill_memory

    def fill_memory(memory: Any, add_mod: Any, mul_mod: Any) -> None:
        runners = [gates[1] for gates in (add_mod, mul_mod) if gates]
        is_ours = any(isinstance(runner, ModBuiltinRunner) for runner in runners)
        fill = ModBuiltinRunner.fill_memory if is_ours else fill_theirs
        fill(memory=memory, add_mod=add_mod, mul_mod=mul_mod)

    theirs.fill_memory = staticmethod(fill_memory)
    theirs.register(ModBuiltinRunner)
    for name, ours in (
        ("AddModBuiltinRunner", AddModBuiltinRunner),
        ("MulModBuiltinRunner", MulModBuiltinRunner),
    ):
        getattr(module, name).register(ours)
