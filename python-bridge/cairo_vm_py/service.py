"""What the VM asks of the interpreter that runs its hints, whoever started whom."""

import json
from typing import Any, Callable, Dict

from . import protocol, traceback_text
from .channel import Channel, ProtocolError
from .debugger import Debugger
from .executor import HintExecutor


class HintService:
    """Answers the frames of one VM."""

    def __init__(self, channel: Channel, executor: HintExecutor, debugger: Debugger) -> None:
        self._channel = channel
        self._executor = executor
        self._debugger = debugger
        self._rare: Dict[int, Callable[[bytes], None]] = {
            protocol.INIT: self._init,
            protocol.ATTACH: self._attach,
            protocol.DEBUG: debugger.answer,
            protocol.END: self._end,
            protocol.RULE: self._rule,
        }

    def serve(self, data: bytes) -> None:
        """Does what a frame asks, and answers it."""
        kind = data[4]
        if kind == protocol.RUN:
            self._channel.send(self._executor.run(data))
            return
        answer = self._rare.get(kind)
        if answer is None:
            raise ProtocolError(f"The VM sent a frame of the unexpected kind {kind}.")
        answer(data)

    def _init(self, data: bytes) -> None:
        table = self._executor.table
        try:
            self._executor.load(json.loads(data[5:]))
        except SyntaxError as error:
            hint = error.hint  # type: ignore[attr-defined]
            self._executor.failure = error
            failure = traceback_text.describe_failure(error, hint, table)
            self._send(protocol.READY, {"failure": {"hint": hint.id, **failure}})
        else:
            self._send(protocol.READY, {"lines": table.breakable_lines()})

    def _attach(self, data: bytes) -> None:
        self._executor.attach(json.loads(data[5:]))

    def _rule(self, data: bytes) -> None:
        rules = self._executor.rules
        answer = rules.answer(json.loads(data[5:]))
        if rules.failure is not None:
            self._executor.failure, rules.failure = rules.failure, None
        self._send(protocol.RULED, answer)

    def _end(self, data: bytes) -> None:
        try:
            answer = self._executor.end(**json.loads(data[5:]))
        except Exception as error:
            self._executor.failure = error
            answer = {"error": str(error)}
        self._send(protocol.ENDED, answer)

    def _send(self, kind: int, body: Dict[str, Any]) -> None:
        self._channel.send(protocol.frame(kind, json.dumps(body).encode()))
