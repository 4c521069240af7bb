"""What a debugger's client asks of Python: between hints, and while a hint is stopped."""

import json
import sys
from types import FrameType, TracebackType
from typing import Any, Callable, Dict, Iterator, List, Optional, Tuple

from . import debugpy_host, protocol
from .assign import assign_part
from .channel import Channel
from .completions import completions
from .evaluation import Access, Names, assignment, evaluate, run, write_back
from .executor import HintExecutor
from .hints import Hint
from .imported_modules import ImportedModules
from .scope_recorder import ScopeRecorder
from .talking import is_talking
from .traceback_text import PACKAGE
from .tracer import Tracer
from .variables import Kept, Variables, scope_name

class EvaluationInterrupted(BaseException):
    """Raised in an expression of the debugger's that does not end, when the client says pause."""


class RunEnded(BaseException):
    """Raised in a hint whose run was ended in the debugger."""


class Debugger:
    """Answers requests; stops hints and serves requests until one says how to go on."""

    def __init__(self, channel: Channel, executor: HintExecutor) -> None:
        self._channel = channel
        self._executor = executor
        self.tracer = Tracer(executor.table, self.stop)
        self._recorder: Optional[ScopeRecorder] = None
        self._variables = Variables()
        #: Is there a client that wants to hear of stops?
        self.is_attached = False
        self._stop_on_exception = False
        #: The frames of the stop, innermost first, with their lines; None: not stopped.
        self._stopped: Optional[List[Tuple[FrameType, int]]] = None
        self._frame_ids: Dict[int, FrameType] = {}
        self._resume: Optional[str] = None
        self._is_evaluating = False
        self._modules = ImportedModules()
        self._requests: Dict[str, Callable[[Dict[str, Any]], Any]] = {
            "attach": self._attach,
            "recordScopes": self._record_scopes,
            "breakpoints": self.set_breakpoints,
            "stopOnEntry": self._set_stop_on_entry,
            "stopOnException": self._set_stop_on_exception,
            "resume": self._set_resume,
            "frames": self._frames,
            "scopes": self._scopes,
            "variables": self._children,
            "hintScopes": self._hint_scopes,
            "evaluate": self._evaluate,
            "completions": self._completions,
            "debugpy": lambda request: debugpy_host.listen(PACKAGE),
            "debugpyWait": lambda request: debugpy_host.wait(request["seconds"]),
            "modules": self._list_modules,
            "setVariable": self._set_variable,
            "setExpression": self._set_expression,
        }

    @property
    def is_in_hint(self) -> bool:
        """Does a hint run?"""
        return self._executor.current is not None

    def leave_in_fork(self) -> None:
        """Called in a process that was forked from this one: nobody can talk with it."""
        self.is_attached = self._stop_on_exception = False
        self.tracer.stop_on_entry = False
        self._executor.around = None
        sys.settrace(None)

    # --- requests

    def answer(self, data: bytes) -> None:
        """Answers a DEBUG frame."""
        request = json.loads(data[5:])
        try:
            body = {"id": request["id"], "body": self._requests[request["op"]](request)}
        except Exception as error:
            body = {"id": request["id"], "error": _describe(error)}
        except EvaluationInterrupted:
            body = {"id": request["id"], "error": "The evaluation was interrupted."}
        self._channel.send(protocol.frame(protocol.RESULT, json.dumps(body).encode()))

    def _attach(self, request: Dict[str, Any]) -> None:
        self.is_attached = bool(request["on"])
        self._executor.around = self._around if self.is_attached else None
        self._executor.on_failure = self._on_failure if self.is_attached else None

    def _record_scopes(self, request: Dict[str, Any]) -> None:
        self._recorder = None
        if request["on"]:
            self._recorder = ScopeRecorder(self._executor, self._channel.send)
            self._recorder.record(request["moment"])
        self._executor.after = self._recorder and self._recorder.record

    def _list_modules(self, _request: Dict[str, Any]) -> List[Dict[str, str]]:
        return self._modules.found()

    def set_breakpoints(self, request: Dict[str, Any]) -> None:
        """Takes {"file", "lines": [[line, condition or null]]}."""
        lines = {line: condition for line, condition in request["lines"]}
        self.tracer.set_breakpoints(request["file"], lines)

    def _set_stop_on_entry(self, request: Dict[str, Any]) -> None:
        self.tracer.stop_on_entry = bool(request["on"])

    def _set_stop_on_exception(self, request: Dict[str, Any]) -> None:
        self._stop_on_exception = bool(request["on"])

    def _set_resume(self, request: Dict[str, Any]) -> None:
        if self._stopped is None:
            raise RuntimeError("No hint is stopped.")
        self._resume = request["mode"]

    def _frames(self, request: Dict[str, Any]) -> List[Dict[str, Any]]:
        if self._stopped is None:
            raise RuntimeError("No hint is stopped.")
        if not self._frame_ids:
            for frame, _ in self._stopped:
                self._frame_ids[self._variables.keep(frame)] = frame
        lines = dict(self._stopped)
        table = self._executor.table
        found = []
        for number, frame in self._frame_ids.items():
            code = frame.f_code
            is_hint = code.co_filename in table.file_names and code.co_name == "<module>"
            found.append(
                {
                    "id": number,
                    "name": "hint" if is_hint else getattr(code, "co_qualname", code.co_name),
                    "file": code.co_filename,
                    "line": lines[frame],
                    "isHint": is_hint,
                }
            )
        return found

    def _frame(self, number: int) -> FrameType:
        try:
            return self._frame_ids[number]
        except KeyError:
            raise RuntimeError("This frame is gone: the hint ran on.") from None

    def _scopes(self, request: Dict[str, Any]) -> List[Dict[str, Any]]:
        frame = self._frame(request["frame"])
        hidden = self._executor.api_names
        if frame.f_locals is frame.f_globals:
            return [self._variables.scope("Hint scope", frame.f_globals, hidden, frame)]
        scopes = [self._variables.scope("Locals", dict(frame.f_locals), (), frame)]
        if any(frame.f_globals is scope for scope in self._executor.scopes.stack):
            scopes.append(self._variables.scope("Hint scope", frame.f_globals, hidden, frame))
        else:
            # Names that Python gives to every module.
            hidden = frozenset(name for name in frame.f_globals if name.startswith("__"))
            scopes.append(self._variables.scope("Globals", frame.f_globals, hidden, frame))
        return scopes

    def _children(self, request: Dict[str, Any]) -> List[Dict[str, Any]]:
        kept = self._kept(request["reference"])
        with Access(self._executor, request, self._stopped is not None):
            return self._variables.children(kept, request.get("start") or 0, request.get("count"))

    def _kept(self, reference: int) -> Kept:
        try:
            return self._variables.kept(reference)
        except KeyError:
            raise RuntimeError("This value is gone: the program ran on.") from None

    def _hint_scopes(self, request: Dict[str, Any]) -> List[Dict[str, Any]]:
        if self._stopped is None:
            self._variables.clear()
        stack = self._executor.scopes.stack
        hidden = self._executor.api_names
        found = []
        for depth in reversed(range(len(stack))):
            is_current = depth == len(stack) - 1
            scope = self._variables.scope(scope_name(depth), stack[depth], hidden, is_named=is_current)
            found.append(scope)
        return found

    def _evaluate(self, request: Dict[str, Any]) -> Dict[str, Any]:
        expression = request["expression"]
        value = self._run(request, self._frame_of(request), run, expression)
        return self._variables.describe(expression, value)

    def _completions(self, request: Dict[str, Any]) -> Dict[str, Any]:
        frame = self._frame_of(request)
        with Access(self._executor, request, self._stopped is not None) as names:
            if frame is None:
                return completions(request["text"], (self._executor.scopes.current, names))
            here = self._missing_names(frame, names)
            return completions(request["text"], (dict(frame.f_locals), frame.f_globals, here))

    def _set_expression(self, request: Dict[str, Any]) -> Dict[str, Any]:
        target, frame = request["target"], self._frame_of(request)
        self._run(request, frame, run, assignment(target, request["expression"]))
        return self._variables.describe(target, self._run(request, frame, evaluate, target))

    def _set_variable(self, request: Dict[str, Any]) -> Dict[str, Any]:
        """Gives a part of what has a number the value of an expression."""
        kept = self._kept(request["reference"])
        frame = kept.frame or self._frame_of(request)
        value = self._run(request, frame, evaluate, request["expression"])
        with Access(self._executor, request, self._stopped is not None):
            try:
                assign_part(kept, request["name"], value)
                return self._variables.part(kept, request["name"])
            finally:
                self._record_change(request)

    def _frame_of(self, request: Dict[str, Any]) -> Optional[FrameType]:
        """The frame that a request means; None: the current scope, between hints."""
        if self._stopped is None:
            return None
        number = request.get("frame")
        return self._stopped[0][0] if number is None else self._frame(number)

    def _run(
        self, request: Dict[str, Any], frame: Optional[FrameType], function: Callable[..., Any], text: str
    ) -> Any:
        """Calls `function(text, globals, locals)` with the names of a frame."""
        with Access(self._executor, request, self._stopped is not None) as names:
            scope = self._executor.scopes.current if frame is None else frame.f_globals
            here = names if frame is None else self._missing_names(frame, names)
            self._is_evaluating = True
            try:
                with Names(scope, here):
                    if frame is None:
                        return self.tracer.watched(function, text, scope, scope)
                    try:
                        return self.tracer.watched(function, text, scope, frame.f_locals)
                    finally:
                        write_back(frame)
            finally:
                self._is_evaluating = False
                self._record_change(request)

    def _record_change(self, request: Dict[str, Any]) -> None:
        """Between hints, what the person at the debugger did to the scopes is recorded as well."""
        vm = request.get("vm")
        if self._recorder is not None and self._stopped is None and vm is not None:
            self._recorder.record(vm["moment"])

    def _missing_names(self, frame: FrameType, names: Dict[str, Any]) -> Dict[str, Any]:
        """The names of hints that no hint mentions: they are not in a hint's scope by themselves."""
        if all(frame.f_globals is not scope for scope in self._executor.scopes.stack):
            return {}
        return {name: names[name] for name in names if name not in frame.f_globals}

    # --- stops

    def _around(self, execute: Callable[[], None], hint: Hint) -> int:
        self._variables.clear()
        return protocol.FLAG_STEPPING if self.tracer.run(hint, execute) else 0

    def _on_failure(self, error: BaseException) -> None:
        if not self._stop_on_exception:
            return
        frames = list(_frames_of(error.__traceback__, self.tracer))
        if frames:
            try:
                self._serve(frames, "exception", _describe(error))
            except RunEnded:
                # The hint has ended already.
                pass

    def stop(self, frame: FrameType, reason: str) -> None:
        """Stops in a frame of a hint until the client says how to go on."""
        trace = sys.gettrace()
        sys.settrace(None)
        frames = [(running, running.f_lineno) for running in self.tracer.frames(frame)]
        mode = self._serve(frames, reason, None)
        sys.settrace(trace)
        self.tracer.step(mode, frame)

    def _serve(
        self, frames: List[Tuple[FrameType, int]], reason: str, text: Optional[str]
    ) -> Optional[str]:
        """
        Tells of the stop and answers requests. Returns the mode of the resume; raises RunEnded if the
        run is to end here.
        """
        limits = self._executor.limits
        if limits is None:
            return self._serve_requests(frames, reason, text)
        with limits.stopped():
            return self._serve_requests(frames, reason, text)

    def _serve_requests(
        self, frames: List[Tuple[FrameType, int]], reason: str, text: Optional[str]
    ) -> Optional[str]:
        hint = self._executor.current
        frame, line = frames[0]
        self._executor.flush()
        # What the hint wrote up to here can be seen in the Cairo frames, too.
        self._executor.link.tell()
        message = {
            "reason": reason,
            "text": text,
            "file": frame.f_code.co_filename,
            "line": line,
            "hint": None if hint is None else hint.id,
        }
        self._stopped = frames
        try:
            self._channel.send(protocol.frame(protocol.STOPPED, json.dumps(message).encode()))
            while self._resume is None:
                data = self._channel.receive()
                if data[4] == protocol.DEBUG:
                    self.answer(data)
        finally:
            # An owner's Ctrl-C leaves the stop, too.
            mode, self._resume = self._resume, None
            self._stopped = None
            self._frame_ids = {}
            self._variables.clear()
        if mode == "end":
            raise RunEnded("The hint was ended in the debugger.")
        return {"next": "next", "stepIn": "in", "stepOut": "out", "asBefore": "same"}.get(mode)

    def breakpoint_here(self, frame: Optional[FrameType]) -> bool:
        """`breakpoint()` in a hint. Returns False if nobody listens."""
        if not self.is_attached or self._executor.current is None or self._stopped is not None:
            return False
        outer = next(self.tracer.frames(frame), None)
        if outer is None:
            return False
        self.stop(outer, "breakpoint")
        return True

    @property
    def is_stopped(self) -> bool:
        """Does a hint stand still?"""
        return self._stopped is not None

    def hear(self, message: bytes, frame: FrameType) -> None:
        """Takes a pause or breakpoints. `frame`: what runs at this moment."""
        if message[4] == protocol.PAUSE:
            self.pause(frame)
        elif message[4] == protocol.BREAKPOINTS:
            self.set_breakpoints(json.loads(message[5:]))
            if self.is_in_hint and self._stopped is None:
                self.tracer.install(frame)

    def pause(self, frame: FrameType) -> None:
        """The client wants the running hint to stop. `frame`: what runs at this moment."""
        if self._is_evaluating:
            if is_talking(frame):
                # Between a question and its answer: raised when the answer is there.
                self._executor.link.interrupt = EvaluationInterrupted
                return
            raise EvaluationInterrupted
        if self._stopped is not None or not self.is_attached or self._executor.current is None:
            return
        inner = next(self.tracer.frames(frame), None)
        if inner is None or self.tracer.in_package(frame):
            self.tracer.stop_soon(frame)
        else:
            self.stop(inner, "pause")


def _describe(error: BaseException) -> str:
    text = str(error)
    name = type(error).__name__
    if isinstance(error, RuntimeError) and type(error) is RuntimeError:
        return text
    return f"{name}: {text}" if text else name


def _frames_of(
    trace: Optional[TracebackType], tracer: Tracer
) -> Iterator[Tuple[FrameType, int]]:
    """The frames that an exception went through, innermost first."""
    found = []
    while trace is not None:
        found.append((trace.tb_frame, trace.tb_lineno))
        trace = trace.tb_next
    for frame, line in reversed(found):
        if not frame.f_code.co_filename.startswith(PACKAGE):
            yield frame, line
