"""`vm_add_auto_deduction_rule` and `vm_add_validation_rule` of hints (cairo-lang, vm/virtual_machine_base.py)."""

from types import SimpleNamespace
from typing import Any, Dict, List, Optional, Set, Tuple

from . import errors
from .link import VmLink
from .memory import ValidatedMemoryDict
from .relocatable import RelocatableValue

Rules = Dict[int, List[Tuple[Any, Tuple[Any, ...]]]]


class HintRules:
    """
    The rules that hints gave to segments. The VM asks them about unknown cells that an instruction
    reads, and about cells that it wrote; cells that hints write are judged at once.
    """

    def __init__(self, link: VmLink, memory: ValidatedMemoryDict) -> None:
        self._link = link
        self._memory = memory
        memory.add_validation_rule = self.add_validation_rule
        self._deductions: Rules = {}
        self._validations: Rules = {}
        self._validated: Set[Any] = set()
        #: What a rule raised when the VM asked it.
        self.failure: Optional[BaseException] = None
        #: What deduction rules take for the VM.
        self._vm = SimpleNamespace(
            run_context=SimpleNamespace(memory=memory.cells, prime=link.prime),
            validated_memory=memory,
            prime=link.prime,
            is_integer_value=lambda value: isinstance(value, int),
        )

    def add_auto_deduction_rule(self, segment_index: int, rule: Any, *args: Any) -> None:
        """
        Has `rule(vm, addr, *args)` asked for unknown cells of the segment: a value, or None.

        `vm` has `run_context.memory`, `validated_memory`, `prime` and `is_integer_value`.
        """
        self._link.ask_json(op="rule", segment=segment_index, kind="deduction")
        self._deductions.setdefault(segment_index, []).append((rule, args))

    def add_validation_rule(self, segment_index: int, rule: Any, *args: Any) -> None:
        """
        Has `rule(memory, addr, *args)` judge what is written to the segment: it raises what is wrong,
        or returns the set of addresses that need not be judged again.
        """
        self._link.ask_json(op="rule", segment=segment_index, kind="validation")
        self._validations.setdefault(segment_index, []).append((rule, args))
        self._memory.on_write = self.validate

    def deduce(self, addr: Any) -> Optional[Any]:
        """The value that the rules know for an unknown cell; None: they know none."""
        for rule, args in self._deductions.get(addr.segment_index, []):
            value = rule(self._vm, addr, *args)
            if value is not None:
                return value
        return None

    def validate(self, addr: Any) -> None:
        """Judges a cell that was written. Raises what a rule raises."""
        if addr in self._validated:
            return
        for rule, args in self._validations.get(addr.segment_index, []):
            self._validated |= rule(self._memory.cells, addr, *args)

    def verify(self) -> None:
        """Called after the run. Raises for a known cell that is not what the rules say."""
        for segment, rules in self._deductions.items():
            for offset in range(self._link.ask_json(op="used", segment=segment)):
                addr = RelocatableValue(segment, offset)
                known = self._memory.get(addr)
                if known is None:
                    continue
                for rule, args in rules:
                    value = rule(self._vm, addr, *args)
                    if value is not None and value != known:
                        text = f"Inconsistent auto deduction rule at address {addr}. {known} != {value}."
                        raise errors.make_error(errors.INCONSISTENT_AUTO_DEDUCTION_ERROR, text)

    def answer(self, question: Dict[str, Any]) -> Dict[str, Any]:
        """Answers what the VM asks of a cell: {"value": …} or, if a rule raised something, {"error": …}."""
        addr = RelocatableValue(*question["address"])
        link = self._link
        link.begin(b"", 0, 0, question["segments"], question["temporary"])
        try:
            value = None
            if question["kind"] == "deduction":
                value = self.deduce(addr)
            else:
                self.validate(addr)
            link.tell()
        except Exception as error:
            self.failure = error
            return {"error": str(error)}
        finally:
            link.finish()
        if isinstance(value, RelocatableValue):
            return {"value": [value.segment_index, value.offset]}
        return {"value": None if value is None else str(value % link.prime)}
