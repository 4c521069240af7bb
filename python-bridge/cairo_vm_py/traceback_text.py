"""
The text of a failed hint, as cairo-lang's HintException builds it (vm/vm_exceptions.py).

Frames of hints are named by their .cairo file and line; the frames of this package are left out.
As there, the exceptions that the raised one came from keep the names `<hintN>`.
"""

import os
import traceback
from typing import Any, Dict, List, Optional

from .hints import Hint, HintTable

COMPILING = "Got an exception while compiling a hint."
EXECUTING = "Got an exception while executing a hint."

PACKAGE = os.path.dirname(os.path.abspath(__file__)) + os.sep


def describe_failure(error: BaseException, hint: Hint, table: HintTable) -> Dict[str, Any]:
    """Returns {"message", "traceback", "type", "text", "line"} of what a hint raised."""
    value, message = error, EXECUTING
    if isinstance(error, SyntaxError):
        value, message = _relocate_syntax_error(error, hint), COMPILING
    summary = traceback.TracebackException(type(error), value, error.__traceback__)
    line = _last_line(summary.stack, hint)
    _rewrite(summary, hint, table, is_outermost=True)
    text = "".join(summary.format())
    if isinstance(error, SyntaxError):
        line = value.lineno if value is not error else line
    return {
        "message": message,
        "traceback": text,
        "type": type(error).__name__,
        "text": _text_of(error),
        "line": line,
    }


def _text_of(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:  # A class of the hint's own may fail at that.
        return "<exception str() failed>"


def _relocate_syntax_error(error: SyntaxError, hint: Hint) -> SyntaxError:
    if error.filename != hint.label or hint.file is None:
        return error
    line = (error.lineno or 1) + hint.line - 1
    return IndentationError(error.msg, (hint.file, line, error.offset, error.text))


def _last_line(stack: traceback.StackSummary, hint: Hint) -> Optional[int]:
    if hint.file is None:
        return None
    lines = [item.lineno for item in stack if hint.covers(item.filename, item.lineno or 0)]
    return lines[-1] if lines else None


def _rewrite(
    summary: traceback.TracebackException, hint: Hint, table: HintTable, is_outermost: bool
) -> None:
    items: List[traceback.FrameSummary] = []
    is_ours = [item.filename.startswith(PACKAGE) for item in summary.stack]
    # What comes before this package is whoever called it.
    start = is_ours.index(True) if True in is_ours else 0
    for item, is_ours_too in list(zip(summary.stack, is_ours))[start:]:
        if is_ours_too:
            continue
        if item.filename in table.file_names:
            item = _hint_frame(item, hint, table, is_outermost)
        items.append(item)
    summary.stack = traceback.StackSummary.from_list(items)
    inner = [summary.__cause__, summary.__context__, *(getattr(summary, "exceptions", None) or ())]
    for other in inner:
        if other is not None:
            _rewrite(other, hint, table, is_outermost=False)


def _hint_frame(
    item: traceback.FrameSummary, hint: Hint, table: HintTable, is_outermost: bool
) -> traceback.FrameSummary:
    name = table.file_names[item.filename]
    lineno = item.lineno or 0
    if is_outermost and name is not None:
        line = table.text_line(item.filename, lineno)
        return traceback.FrameSummary(name, lineno, item.name, line=line)
    found = table.at(item.filename, lineno, hint)
    if found is None:
        return item
    return traceback.FrameSummary(found.label, lineno - found.line + 1, item.name, line="")
