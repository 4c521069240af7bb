"""
The line tracer of hints: breakpoints, steps, pauses.

`sys.settrace` is on only during hints in which something may stop, and lines are traced only in
frames where something may.
"""

import os
import sys
import sysconfig
from types import CodeType, FrameType
from typing import Any, Callable, Dict, Iterator, List, Optional, Tuple

from .hints import Hint, HintTable, code_lines, own_lines
from .traceback_text import PACKAGE

#: line → condition (None: stop always)
Lines = Dict[int, Optional[str]]


def canonical(path: str) -> str:
    """The form of a path by which files are compared."""
    if path.startswith("<"):
        return path
    return os.path.normcase(os.path.realpath(path))


def _standard_library() -> str:
    return os.path.normcase(os.path.realpath(sysconfig.get_path("stdlib"))) + os.sep


class Tracer:
    """Decides where to stop, and calls `on_stop(frame, reason)` there."""

    def __init__(self, table: HintTable, on_stop: Callable[[FrameType, str], None]) -> None:
        self._table = table
        self._on_stop = on_stop
        self._breakpoints: Dict[str, Lines] = {}
        self.stop_on_entry = False
        #: None: run. 'in': stop at any line. 'next': at the next line of `_frame`, or where it
        #: returns to. 'out': where `_frame` returns to.
        self._mode: Optional[str] = None
        self._frame: Optional[FrameType] = None
        self._reason = "step"
        #: Mode, frame and reason before a stop.
        self._before_stop: Tuple[Optional[str], Optional[FrameType], str] = (None, None, "step")
        self._is_passed = False
        #: Called with the frame that runs, at each line; True: a client was heard, and the frame may have stopped. None:
        #: clients are heard otherwise.
        self.watch: Optional[Callable[[FrameType], bool]] = None
        self._tracing = False
        self._canonical: Dict[str, str] = {}
        self._is_user: Dict[CodeType, bool] = {}
        self._code_lines: Dict[CodeType, Lines] = {}
        self._wanted: Dict[int, bool] = {}
        self._stdlib = _standard_library()

    # --- what to stop at

    def set_breakpoints(self, file: str, lines: Lines) -> None:
        """Replaces the breakpoints of one file. Takes effect at once, in a running hint too."""
        path = canonical(file)
        if lines:
            self._breakpoints[path] = dict(lines)
        else:
            self._breakpoints.pop(path, None)
        self._code_lines.clear()
        self._wanted.clear()

    def step(self, mode: Optional[str], frame: FrameType) -> None:
        """Goes on from a stop in `frame`: None, 'in', 'next' or 'out'; 'same': as if there had been none."""
        self._is_passed = mode == "same"
        if self._is_passed:
            self._mode, self._frame, self._reason = self._before_stop
        else:
            self._mode = mode
            self._reason = "step"
            self._frame = frame if mode in ("next", "out") else None
        self.install(frame)

    def stop_soon(self, frame: FrameType) -> None:
        """Stops at the next line of code of the user's, seen from the frame that runs."""
        self._mode = "in"
        self._reason = "pause"
        self._frame = None
        self.install(frame)

    def install(self, frame: FrameType) -> None:
        """Makes the frames that run already subject to tracing, if anything may stop in them."""
        if self._mode is None and not self._breakpoints:
            return
        for running in self.frames(frame):
            if self._mode is not None or self._lines_in(running.f_code):
                running.f_trace = self._local
        sys.settrace(self._global)
        self._tracing = True

    def run(self, hint: Hint, execute: Callable[[], None]) -> bool:
        """Runs a hint. Returns True if a step was asked for and did not find its end in it."""
        if self.stop_on_entry:
            self.stop_on_entry = False
            self._mode, self._reason = "in", "entry"
        outer = sys.gettrace()
        if self._mode is not None or self.watch is not None or self._wants(hint):
            sys.settrace(self._global)
            self._tracing = True
        try:
            execute()
        finally:
            if self._tracing:
                # The owner of the interpreter may trace its code: for its coverage, or a debugger of its own.
                sys.settrace(outer)
                self._tracing = False
            is_stepping = self._mode is not None
            self._mode = self._frame = None
        return is_stepping

    def watched(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Calls a function that may never return, such that clients are heard meanwhile."""
        if self.watch is None:
            return function(*arguments)
        # Where a trace function has stopped, nothing else would be traced.
        return sys.call_tracing(self._call_watched, (function, *arguments))

    def _call_watched(self, function: Callable[..., Any], *arguments: Any) -> Any:
        outer = sys.gettrace()
        sys.settrace(self._watch_only)
        try:
            return function(*arguments)
        finally:
            sys.settrace(outer)

    # --- frames

    def frames(self, frame: Optional[FrameType]) -> Iterator[FrameType]:
        """The frames of the hint from `frame` outwards, this package's left out."""
        for running in self._chain(frame):
            if not running.f_code.co_filename.startswith(PACKAGE):
                yield running

    def in_package(self, frame: FrameType) -> bool:
        """True if this package's code is at work between `frame` and the hint."""
        chain = list(self._chain(frame))
        return any(running.f_code.co_filename.startswith(PACKAGE) for running in chain)

    @staticmethod
    def _chain(frame: Optional[FrameType]) -> Iterator[FrameType]:
        """From `frame` to the outermost frame of the hint."""
        found: List[FrameType] = []
        while frame is not None:
            if frame.f_code is Tracer.run.__code__:
                break
            found.append(frame)
            frame = frame.f_back
        # What is left at the end is the bridge's own way to exec.
        while found and found[-1].f_code.co_filename.startswith(PACKAGE):
            found.pop()
        return iter(found)

    def is_user(self, code: CodeType) -> bool:
        """True for code one may want to step through: not Python's own, not this package's."""
        known = self._is_user.get(code)
        if known is None:
            known = self._is_user[code] = self._find_is_user(code.co_filename)
        return known

    def _find_is_user(self, filename: str) -> bool:
        if filename in self._table.file_names:
            return True
        if filename.startswith("<") or filename.startswith(PACKAGE):
            return False
        path = self._canonical_of(filename)
        return not path.startswith(self._stdlib) or "site-packages" in path

    # --- tracing

    def _global(self, frame: FrameType, event: str, arg: Any) -> Any:
        code = frame.f_code
        if self.watch is not None and (self.watch(frame) or self.is_user(code)):
            return self._local
        if self._mode == "in":
            return self._local if self.is_user(code) else None
        return self._local if self._breakpoints and self._lines_in(code) else None

    def _local(self, frame: FrameType, event: str, arg: Any) -> Any:
        if event == "line":
            if self.watch is not None and self.watch(frame):
                return self._local
            if self._is_at_breakpoint(frame):
                self._stop(frame, "breakpoint")
                if not self._is_passed:
                    return self._local
            if self._ends_step(frame):
                self._stop(frame, self._reason)
        elif event == "return" and frame is self._frame:
            caller = next(
                (outer for outer in self.frames(frame.f_back) if self.is_user(outer.f_code)), None
            )
            # Without a caller the step goes on after the hint.
            if caller is not None:
                self._mode, self._frame = "next", caller
        return self._local

    def _watch_only(self, frame: FrameType, event: str, arg: Any) -> Any:
        if self.watch is not None:
            self.watch(frame)
        return self._watch_only

    def _stop(self, frame: FrameType, reason: str) -> None:
        self._before_stop = self._mode, self._frame, self._reason
        self._mode = self._frame = None
        self._on_stop(frame, reason)

    def _is_at_breakpoint(self, frame: FrameType) -> bool:
        if not self._breakpoints:
            return False
        lines = self._lines_in(frame.f_code)
        return frame.f_lineno in lines and _holds(lines[frame.f_lineno], frame)

    def _ends_step(self, frame: FrameType) -> bool:
        if self._mode == "in":
            return self.is_user(frame.f_code) and not _is_importing(frame)
        return self._mode == "next" and frame is self._frame

    def _lines_in(self, code: CodeType) -> Lines:
        """The breakpoints that lie on lines of `code` itself."""
        known = self._code_lines.get(code)
        if known is None:
            lines = self._breakpoints.get(self._canonical_of(code.co_filename), {})
            known = {line: lines[line] for line in set(own_lines(code)) if line in lines}
            self._code_lines[code] = known
        return known

    def _wants(self, hint: Hint) -> bool:
        """May a breakpoint be hit during this hint?"""
        if not self._breakpoints:
            return False
        known = self._wanted.get(hint.id)
        if known is None:
            known = self._wanted[hint.id] = self._find_wants(hint)
        return known

    def _find_wants(self, hint: Hint) -> bool:
        own = self._breakpoints.get(self._canonical_of(hint.path), {})
        if any(line in own for line in code_lines(hint.code)):
            return True
        paths = {self._canonical_of(path) for path in self._table.file_names}
        if any(path not in paths for path in self._breakpoints):
            # In a Python module: any hint may get there.
            return True
        return any(
            line in self._breakpoints.get(self._canonical_of(other.path), {})
            for other in self._table.hints
            for line in other.function_lines
        )

    def _canonical_of(self, path: str) -> str:
        known = self._canonical.get(path)
        if known is None:
            known = self._canonical[path] = canonical(path)
        return known


def _holds(condition: Optional[str], frame: FrameType) -> bool:
    if condition is None:
        return True
    try:
        return bool(eval(condition, frame.f_globals, frame.f_locals))
    except Exception:
        # A condition that fails stops: the person sees what is wrong by evaluating it there.
        return True


def _is_importing(frame: FrameType) -> bool:
    """True while a module's body runs because of an import: nobody who steps into a hint means that."""
    caller = frame.f_back
    while caller is not None:
        if caller.f_code.co_filename.startswith("<frozen importlib"):
            return True
        caller = caller.f_back
    return False
