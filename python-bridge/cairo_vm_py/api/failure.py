"""Errors of the VM, raised in the interpreter that owns it."""

from typing import Any, Dict, Optional

from .. import errors
from ..relocatable import RelocatableValue


class VmLost(RuntimeError):
    """The process of the VM has gone, and the VM with it. What hints made (scopes, variables) is still there."""


class VmException(Exception):
    """
    A run that failed. Its text is cairo-lang's: error messages, place, Cairo traceback, Python traceback.

    `pc`: of the instruction, or of the hint, that failed. `inner_exc`: what went wrong there.
    `error_attr_value`: the messages of `with_attr error_message` around it, innermost first, or None.
    """

    def __init__(self, text: str, pc: Any, inner_exc: BaseException, error_attr_value: Optional[str]) -> None:
        super().__init__(text)
        self.pc = pc
        self.inner_exc = inner_exc
        self.error_attr_value = error_attr_value


def raise_failure(failure: Dict[str, Any], of_hint: Optional[BaseException]) -> None:
    """Raises what a reply of the VM says went wrong. `of_hint`: what the hint that failed raised."""
    run = failure.get("vm")
    if run is None:
        raise errors.make_error(failure["class"], failure["message"])
    if run["isHint"] and of_hint is not None:
        inner = of_hint
    else:
        inner = errors.make_error(run["inner"]["class"], run["inner"]["message"])
    messages = "\n".join(run["messages"]) or None
    raise VmException(failure["message"], RelocatableValue(*run["pc"]), inner, messages) from inner
