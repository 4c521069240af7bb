"""
Stops hints that take too long.

A thread watches the time and raises `HintTimeout` in the hint's thread, so that the error has the
hint's line and the VM stays as it is. It cannot do so while the hint is inside of C code that does
not return; whoever started this interpreter may end it then.
"""

import sys
import threading
import time
from contextlib import contextmanager
from typing import Callable, Iterator, Optional, Type

from .hint_timeout import HintTimeout, timeout_class
from .link import VmLink
from .talking import is_talking

#: A thread that talks to the VM is looked at again after this time.
RETRY_SECONDS = 0.001
#: A hint that goes on after HintTimeout gets it again: it may have come in a finalizer, which drops it.
REPEAT_SECONDS = 0.5


class _Drained(BaseException):
    """Takes the place of an exception that was not raised yet."""


def _make_raise() -> Callable[[int, Type[BaseException]], None]:
    """Returns the function that has a thread raise an exception as soon as it runs Python."""
    # Imported here, since hardly any start of Python needs it.
    import ctypes

    def raise_in(thread: int, exception: Type[BaseException]) -> None:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(
            ctypes.c_ulong(thread), ctypes.py_object(exception)
        )

    return raise_in


class _Turn:
    """One run of one hint."""

    __slots__ = ("thread", "due", "stopped_at", "is_asked", "is_over")

    def __init__(self, seconds: float) -> None:
        self.thread = threading.get_ident()
        #: When HintTimeout is to be raised.
        self.due = time.monotonic() + seconds
        #: When a debugger stopped it; None: it runs.
        self.stopped_at: Optional[float] = None
        #: Is the next question to the VM to raise HintTimeout?
        self.is_asked = False
        #: Was HintTimeout raised in it?
        self.is_over = False


class HintClock:
    """
    Gives each hint of one VM the same time: `seconds` of wall time.

    `wake(thread)` is called after the exception was set, to end a call of the system that blocks.
    """

    def __init__(
        self, seconds: float, link: VmLink, wake: Callable[[int], None] = lambda thread: None
    ) -> None:
        if not 0 < seconds <= threading.TIMEOUT_MAX:
            raise ValueError(f"The time for a hint must be more than 0 seconds, not {seconds}.")
        self._seconds = seconds
        self._link = link
        self._wake = wake
        self._raise_in = _make_raise()
        self._error = timeout_class(seconds)
        self._turn: Optional[_Turn] = None
        #: The turn that the watching thread may be about to end.
        self._aim: Optional[_Turn] = None
        self._closed = threading.Event()
        threading.Thread(target=self._watch, name="cairo-vm-clock", daemon=True).start()

    def run(self, execute: Callable[[], None]) -> None:
        """Runs a hint. Raises HintTimeout, in the hint, when its time is over."""
        turn = self._turn = _Turn(self._seconds)
        try:
            try:
                execute()
            finally:
                self._settle(turn)
        except HintTimeout:
            # It may have come in the line above, in the middle of it; the next one is far.
            self._settle(turn)
            raise

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """The time in here does not count: a debugger has stopped the hint."""
        turn = self._turn
        if turn is None or turn.stopped_at is not None:
            yield
            return
        turn.stopped_at = time.monotonic()
        self._await_aim(turn)
        try:
            yield
        finally:
            turn.due += time.monotonic() - turn.stopped_at
            turn.stopped_at = None

    def close(self) -> None:
        """Ends the watching thread."""
        self._closed.set()

    def _settle(self, turn: _Turn) -> None:
        """After this nothing is raised any more in the turn."""
        self._turn = None
        self._await_aim(turn)
        if turn.is_over:
            self._drain(turn.thread)
        if self._link.interrupt is self._error:
            self._link.interrupt = None

    def _drain(self, thread: int) -> None:
        """
        Drops a HintTimeout that was not raised yet. To take it back by the same call without an exception
        would leave CPython 3.11 with a mark that it is there, and tracing without an end.
        """
        try:
            self._raise_in(thread, _Drained)
            while True:
                pass
        except _Drained:
            pass

    def _await_aim(self, turn: _Turn) -> None:
        while self._aim is turn:
            time.sleep(0)

    def _watch(self) -> None:
        """Wakes when the time of the hint that runs would be over: a short hint never meets it."""
        rest = self._seconds
        while not self._closed.wait(rest):
            turn = self._turn
            rest = self._seconds
            if turn is not None and turn.stopped_at is None:
                rest = min(rest, turn.due - time.monotonic())
                if rest <= 0:
                    rest = RETRY_SECONDS
                    if self._end(turn):
                        turn.due = time.monotonic() + REPEAT_SECONDS

    def _end(self, turn: _Turn) -> bool:
        """Raises HintTimeout in the turn. Returns False if that has to wait."""
        link, error = self._link, self._error
        self._aim = turn
        try:
            if self._turn is not turn or turn.stopped_at is not None:
                return True
            if turn.is_asked and link.interrupt is None:
                # A question of the hint had its end, and raised it.
                turn.is_asked = False
                return True
            if is_talking(sys._current_frames().get(turn.thread)):
                # Raised at the end of the question; if it is none but output, a later look raises it.
                link.interrupt = error
                turn.is_asked = True
                return False
            if turn.is_asked:
                turn.is_asked = False
                link.interrupt = None
            turn.is_over = True
            self._raise_in(turn.thread, error)
        finally:
            self._aim = None
        self._wake(turn.thread)
        return True
