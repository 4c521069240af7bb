"""
The thread that listens while a hint runs: pause, new breakpoints, and the end of the VM's process.

What it hears it passes to the main thread by a signal, which a hint that never ends does not hold
up. It sleeps in a read the rest of the time.
"""

import _thread
import json
import os
import signal
import sys
import threading
import time
from collections import deque
from types import FrameType
from typing import Any, Deque, Optional

from . import protocol
from .channel import Channel, ChannelClosed, ChannelLost, ProtocolError
from .debugger import Debugger

_HAS_USER_SIGNALS = hasattr(signal, "SIGUSR1") and hasattr(signal, "pthread_kill")
#: Without user signals (Windows), what Ctrl-C does serves.
_SIGNAL = signal.SIGUSR1 if _HAS_USER_SIGNALS else signal.SIGINT
#: How long a hint may go on when the VM has gone.
GRACE_SECONDS = 0.3


class Control:
    """Passes what comes over the control channel to the debugger, in the main thread."""

    def __init__(self, channel: Channel, debugger: Debugger) -> None:
        self._channel = channel
        self._debugger = debugger
        self._messages: Deque[bytes] = deque()
        self._is_over = False
        self._main = threading.main_thread().ident or 0

    def start(self) -> None:
        """Starts to listen. Call it in the main thread."""
        signal.signal(_SIGNAL, self._on_signal)
        if _HAS_USER_SIGNALS:
            # Ctrl-C in a terminal is for the VM's process, which then goes, and so do we. No
            # SIG_IGN: the programs that hints start would inherit it.
            signal.signal(signal.SIGINT, lambda *_: None)
        threading.Thread(target=self._listen, name="cairo-vm-control", daemon=True).start()

    def wake(self, thread: int) -> None:
        """Ends a call of the system in which the thread waits, so that it sees what was raised in it."""
        if _HAS_USER_SIGNALS and thread == self._main:
            signal.pthread_kill(self._main, _SIGNAL)

    def _listen(self) -> None:
        try:
            while True:
                self._messages.append(self._channel.receive())
                self._wake()
        except (ChannelClosed, ChannelLost, ProtocolError):
            # The main thread sees it as well and ends Python, unless it is in a hint.
            self._is_over = True
            self._wake()
            time.sleep(GRACE_SECONDS)
            end_now(1)

    def _wake(self) -> None:
        if _HAS_USER_SIGNALS:
            signal.pthread_kill(self._main, _SIGNAL)
        else:
            _thread.interrupt_main()

    def _on_signal(self, _number: int, frame: Optional[FrameType]) -> Any:
        if self._is_over and self._debugger.is_in_hint:
            # The hint may have files to close and processes to end.
            raise SystemExit(1)
        is_pause = False
        while self._messages:
            message = self._messages.popleft()
            if message[4] == protocol.PAUSE:
                is_pause = True
            elif message[4] == protocol.BREAKPOINTS:
                self._debugger.set_breakpoints(json.loads(message[5:]))
                if frame is not None:
                    self._debugger.tracer.install(frame)
        if is_pause and frame is not None:
            self._debugger.pause(frame)


def end_now(code: int) -> None:
    """Ends Python whatever its threads do, and the processes that hints started with multiprocessing."""
    multiprocessing = sys.modules.get("multiprocessing")
    if multiprocessing is not None:
        for process in multiprocessing.active_children():
            process.kill()
    os._exit(code)
