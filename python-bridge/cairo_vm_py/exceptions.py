"""
The exceptions that the VM raises, with cairo-lang's texts.

They carry the names of cairo-lang's modules, which the tracebacks of hints show. What is raised is
also an instance of cairo-lang's own class where that is loaded; see `errors.py`.
"""

from typing import Any, List, Optional


class UnknownMemoryError(KeyError):
    """A cell was read that has no value. `addr`: its address."""

    __module__ = "starkware.cairo.lang.vm.memory_dict"

    # A KeyError prints the repr of its text.
    __str__ = Exception.__str__


class InconsistentMemoryError(Exception):
    """Another value was written to a cell that has one. `addr`, `old_value`, `new_value`."""

    __module__ = "starkware.cairo.lang.vm.memory_dict"


class ResourcesError(Exception):
    """The steps that a run was given are used up. It can go on."""

    __module__ = "starkware.cairo.lang.vm.utils"


class SecurityError(Exception):
    """A run that ended could not become a part of another one: a check at the end failed."""

    __module__ = "starkware.cairo.lang.vm.vm_exceptions"


class VmExceptionBase(Exception):
    """The base of what goes wrong in the VM itself."""

    __module__ = "starkware.cairo.lang.vm.vm_exceptions"


class HintException(VmExceptionBase):
    """A hint that failed: it did not compile, or it raised `inner_exc`. `exception_str`: its traceback."""

    __module__ = "starkware.cairo.lang.vm.vm_exceptions"

    def __init__(self, message: str, inner_exc: BaseException, exception_str: str) -> None:
        # cairo-lang's class takes other arguments, and must not be asked.
        Exception.__init__(self, message)
        self.inner_exc = inner_exc
        self.exception_str = exception_str


class VmException(VmExceptionBase):
    """
    A run that failed. `str()` of it is cairo-lang's text: the messages around the place, the place
    with its source, the calls that led there, and the Python traceback of a hint.

    pc: of the instruction, or of the hint, that failed.
    inner_exc: what went wrong; if a hint failed, the very exception that it raised.
    hint_exception: of a hint that failed, what happened to it; else None.
    inst_location: the source of the instruction and its hints; None without debug information.
    location: the source of what failed.
    error_attr_value: lines "Error message: …" of `with_attr error_message` around the place; empty without.
    traceback: the calls that led there, or None.
    notes: lines that follow; the first one is the traceback of a hint.
    """

    __module__ = "starkware.cairo.lang.vm.vm_exceptions"

    #: The line or lines about the place, with the line break at their end.
    place: Optional[str] = None
    hint_exception: Optional[HintException] = None

    def __init__(
        self,
        pc: Any,
        inst_location: Optional[Any],
        inner_exc: BaseException,
        error_attr_value: Optional[str] = None,
        traceback: Optional[str] = None,
        notes: Optional[List[str]] = None,
        hint_index: Optional[int] = None,
    ) -> None:
        message = f"Error at pc={pc}:\n{inner_exc}"
        self.pc = pc
        self.inst_location = inst_location
        self.inner_exc = inner_exc
        self.error_attr_value = error_attr_value
        self.location = inst_location and _location(inst_location, hint_index)
        self.traceback = traceback
        self.notes: List[str] = list(notes or ())
        self.message = message
        self.hint_index = hint_index
        Exception.__init__(self, message, self.location)

    def __str__(self) -> str:
        parts = [self.error_attr_value or "", self.place or f"{self.message}\n"]
        lines = [self.traceback] if self.traceback is not None else []
        parts += [f"{line}\n" for line in (*lines, *self.notes)]
        return "".join(parts).rstrip()


def _location(inst_location: Any, hint_index: Optional[int]) -> Any:
    if hint_index is not None and inst_location.hints[hint_index] is not None:
        return inst_location.hints[hint_index].location
    return inst_location.inst
