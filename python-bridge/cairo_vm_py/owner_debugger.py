"""The debugger of hints in the interpreter that owns their VM."""

import sys
import threading
from typing import Any, Callable, Dict

from .debugger import Debugger
from .executor import HintExecutor
from .hints import Hint
from .listening_channel import ListeningChannel


class OwnerDebugger(Debugger):
    """
    A debugger that leaves the interpreter as it is: no signals, no threads, and what `sys` has during a hint
    (`settrace`, `breakpointhook`) is afterwards what it was before.
    """

    def __init__(self, channel: ListeningChannel, executor: HintExecutor) -> None:
        super().__init__(channel, executor)
        self._look = channel.look
        channel.on_control = self.hear

    def _attach(self, request: Dict[str, Any]) -> None:
        super()._attach(request)
        # Every hint is traced then: at each line it is looked whether a pause has come.
        self.tracer.watch = self._look if self.is_attached else None

    def _around(self, execute: Callable[[], None], hint: Hint) -> int:
        before = sys.breakpointhook
        thread = threading.get_ident()

        def hook(*args: Any, **named: Any) -> Any:
            if threading.get_ident() == thread and self.breakpoint_here(sys._getframe(1)):
                return None
            return before(*args, **named)

        sys.breakpointhook = hook
        try:
            return super()._around(execute, hint)
        finally:
            if sys.breakpointhook is hook:
                sys.breakpointhook = before
