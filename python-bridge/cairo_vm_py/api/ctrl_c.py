"""Ctrl-C while a VM runs: the VM pauses, and only then KeyboardInterrupt is raised."""

import signal
import threading
import time
from types import FrameType
from typing import Any, Callable, Optional

from ..channel import Channel
from ..talking import is_talking
from .given import HintSide

#: The VM answers within some hundredths of a second; who presses the keys again after this time does not wait for it.
PATIENCE_SECONDS = 2.0


class CtrlC:
    """
    Stands in for the owner's handler of SIGINT while a command is under way, where KeyboardInterrupt at any moment
    could leave half a frame read. In a hint, Ctrl-C is the owner's as ever.

    Other threads than the main one get no signals, and need none of this.
    """

    def __init__(self, hints: HintSide, pause: Callable[[], None]) -> None:
        self._hints = hints
        self._pause = pause
        self._owners: Any = None
        #: When and where the keys were pressed first; None: they were not.
        self._came: Optional[float] = None
        self._frame: Optional[FrameType] = None
        self._is_told = False

    def hold(self) -> None:
        """From now on the VM pauses at Ctrl-C."""
        if threading.current_thread() is not threading.main_thread():
            return
        owners = signal.getsignal(signal.SIGINT)
        if not callable(owners):
            return
        self._owners = owners
        try:
            signal.signal(signal.SIGINT, self._on_signal)
        except ValueError:
            # A second interpreter in this process has no signals either.
            self._owners = None

    def check(self) -> None:
        """Has the VM pause if Ctrl-C came while something was sent, or too late for a hint. Call it after that."""
        link = self._hints.link
        if link.interrupt is KeyboardInterrupt:
            link.interrupt = None
            self._came = self._came or time.monotonic()
        if self._came is not None and not self._is_told:
            self._is_told = True
            self._pause()

    def release(self) -> None:
        """Gives SIGINT back to its owner. The VM has to stand still if Ctrl-C is to be told of: see `tell`."""
        owners, self._owners = self._owners, None
        if owners is not None and signal.getsignal(signal.SIGINT) == self._on_signal:
            signal.signal(signal.SIGINT, owners)

    def tell(self) -> None:
        """Raises KeyboardInterrupt, or what the owner's handler does, if Ctrl-C came."""
        if self._came is None:
            return
        frame, self._frame, self._came, self._is_told = self._frame, None, None, False
        handler = signal.getsignal(signal.SIGINT)
        if callable(handler):
            handler(signal.SIGINT, frame)

    def _on_signal(self, number: int, frame: Optional[FrameType]) -> Any:
        # A hint that a debugger has stopped goes on, and the VM pauses after it.
        if self._is_in_hint(frame) and not self._hints.debugger.is_stopped:
            if not is_talking(frame):
                return self._owners(number, frame)
            if self._owners is signal.default_int_handler:
                # Raised in the hint as soon as the VM has answered.
                self._hints.link.interrupt = KeyboardInterrupt
                return None
        if self._came is None:
            self._came, self._frame = time.monotonic(), frame
        elif time.monotonic() > self._came + PATIENCE_SECONDS:
            return self._owners(number, frame)
        if not _is_sending(frame):
            self.check()
        return None

    def _is_in_hint(self, frame: Optional[FrameType]) -> bool:
        hint = self._hints.executor.current
        while hint is not None and frame is not None:
            if frame.f_code is hint.code:
                return True
            frame = frame.f_back
        return False


def _is_sending(frame: Optional[FrameType]) -> bool:
    while frame is not None:
        if frame.f_code is Channel.send.__code__:
            return True
        frame = frame.f_back
    return False
