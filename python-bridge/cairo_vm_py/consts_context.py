"""
What `ids` of cairo-lang keeps for itself, and hints of provers and of Starknet take from it.

`ids._context.identifiers` goes to cairo-lang's CairoStructFactory and the like. These are objects of cairo-lang, made of
the compiled program when a hint asks for one: cairo-lang must be installed in the Python that runs the hint.
"""

import json
from typing import Any, Dict, List, NamedTuple, Optional

from . import protocol
from .names import HintCall
from .relocatable import RelocatableValue


class CairoLangHint(NamedTuple):
    """A hint's program, and the hint in it, as cairo-lang's Program and CairoHint."""

    program: Any
    hint: Any


class VmConstsContext:
    """`ids._context`: as cairo-lang's class of this name (vm/vm_consts.py)."""

    def __init__(self, call: HintCall) -> None:
        self._call = call

    @property
    def memory(self) -> Any:
        """The memory of the VM."""
        return self._call.memory

    @property
    def pc(self) -> Any:
        """The address of the hint's instruction."""
        return RelocatableValue(*self._registers[:2])

    @property
    def identifiers(self) -> Any:
        """The program's names: cairo-lang's IdentifierManager."""
        return cairo_lang_hint(self._call).program.identifiers

    @property
    def reference_manager(self) -> Any:
        """The program's references: cairo-lang's ReferenceManager."""
        return cairo_lang_hint(self._call).program.reference_manager

    @property
    def flow_tracking_data(self) -> Any:
        """What is known of ap and of references at the hint: cairo-lang's FlowTrackingDataActual."""
        return cairo_lang_hint(self._call).hint.flow_tracking_data

    @property
    def evaluator(self) -> Any:
        """A function from an expression of cairo-lang to its value."""
        from starkware.cairo.lang.compiler.expression_evaluator import ExpressionEvaluator

        _, _, ap_segment, ap_offset, fp_segment, fp_offset = self._registers
        call = self._call
        ap = RelocatableValue(ap_segment, ap_offset)
        fp = RelocatableValue(fp_segment, fp_offset)
        prime = call.link.prime
        return ExpressionEvaluator(prime, ap, fp, call.memory, self.identifiers).eval

    @property
    def _registers(self) -> Any:
        return protocol.RUN_BODY.unpack_from(self._call.data, protocol.RUN_START)[1:7]


def accessible_scopes(call: HintCall, scope: Optional[str]) -> List[Any]:
    """Where names are looked up: the hint's scopes, or the one that was reached, as ScopedNames of cairo-lang."""
    if scope is None:
        return list(cairo_lang_hint(call).hint.accessible_scopes)
    return [scoped_name(scope)]


def scoped_name(name: str) -> Any:
    """A name with dots as cairo-lang's ScopedName."""
    from starkware.cairo.lang.compiler.scoped_name import ScopedName

    return ScopedName.from_string(name) if name else ScopedName()


def cairo_lang_hint(call: HintCall) -> CairoLangHint:
    """The program of a hint, and the hint, as cairo-lang reads them. Takes long the first time for each program."""
    number = protocol.RUN_BODY.unpack_from(call.data, protocol.RUN_START)[0]
    known: Dict[int, CairoLangHint] = call.program.cairo_lang_hints
    if number not in known:
        _load(call, number, known)
    return known[number]


def _load(call: HintCall, number: int, known: Dict[int, CairoLangHint]) -> None:
    from starkware.cairo.lang.compiler.program import Program

    answer = call.link.ask_json(op="program", hint=number)
    if answer is None:
        raise RuntimeError("The program has no names: it comes from a Cairo PIE.")
    description = json.loads(answer["program"])
    # Nobody asks for it here, and reading it takes most of the time.
    description["debug_info"] = None
    program = Program.load(description)
    first = answer["first"]
    hints = [hint for pc_hints in program.hints.values() for hint in pc_hints]
    for index, hint in enumerate(hints):
        known[first + index] = CairoLangHint(program, hint)
