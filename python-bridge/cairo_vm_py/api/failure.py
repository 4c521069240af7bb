"""Errors of the VM, raised in the interpreter that owns it."""

from typing import Any, Dict, NoReturn, Optional

from .. import errors
from ..exceptions import VmException
from ..relocatable import RelocatableValue
from .locations import instruction_location


class VmLost(RuntimeError):
    """The process of the VM has gone, and the VM with it. What hints made (scopes, variables) is still there."""


def raise_failure(failure: Dict[str, Any], of_hint: Optional[BaseException]) -> NoReturn:
    """
    Raises what a reply of the VM says went wrong: a VmException if the run failed.

    `of_hint`: what the hint raised, if one failed; or a rule of hints, or the check of hints at the end.
    """
    errors.load_cairo_lang()
    run = failure.get("vm")
    if run is None:
        raise _same(of_hint, failure["message"]) or errors.make_error(failure["class"], failure["message"])
    if not run["isHint"]:
        of_hint = _same(of_hint, run["inner"]["message"])
    exception = _vm_exception(run, of_hint)
    if of_hint is not None and not isinstance(of_hint, Exception):
        # SystemExit, KeyboardInterrupt: not the program's, so they pass as they are.
        raise hint_failure(exception) or of_hint
    raise exception from of_hint


def _same(error: Optional[BaseException], message: str) -> Optional[BaseException]:
    """The error if it is the one whose text the VM tells."""
    return errors.as_loaded(error) if error is not None and str(error) == message else None


def hint_failure(exception: VmException) -> Optional[BaseException]:
    """
    What the hint raised that made a run fail, with the way to it in Cairo attached: as a note where
    Python has notes, and as its attribute `vm_exception`. None if no hint failed.
    """
    hint_exception = exception.hint_exception
    if hint_exception is None:
        return None
    error: Any = hint_exception.inner_exc
    error.vm_exception = exception
    if hasattr(error, "add_note"):
        error.add_note(_cairo_text(exception))
    return error


def _cairo_text(exception: VmException) -> str:
    """The text without the Python traceback, which Python prints itself."""
    notes, exception.notes = exception.notes, []
    try:
        return str(exception)
    finally:
        exception.notes = notes


def _vm_exception(run: Dict[str, Any], of_hint: Optional[BaseException]) -> VmException:
    pc = RelocatableValue(*run["pc"])
    note = run["note"]
    inner = of_hint or errors.make_error(run["inner"]["class"], run["inner"]["message"])
    cls: Any = errors.exception_class(errors.VM_EXCEPTION)
    exception: VmException = cls(
        pc,
        instruction_location(run["location"]),
        inner,
        run["attributes"],
        # The text ends in an empty line, which belongs to what follows.
        run["traceback"][:-1] or None,
        [note[:-1]] if note else None,
        run["hintIndex"],
    )
    exception.place = run["place"]
    exception.message = f"Error at pc={pc}:\n{run['reason']}"
    exception.args = (exception.message, exception.location)
    if run["isHint"]:
        hint_class: Any = errors.exception_class(errors.HINT_EXCEPTION)
        exception.hint_exception = hint_class(run["reason"], inner, note[:-1])
    return exception
