"""
The channel of an owner whose VM is debugged.

A child has a second channel and a thread for what comes while a hint runs. An owner's signals and threads are its
own: there, pauses and breakpoints come between the other frames, and the tracer of hints looks for them.
"""

import sys
import time
from collections import deque
from types import FrameType
from typing import Callable, Deque, Optional

from . import protocol
from .channel import Channel

CONTROL = (protocol.PAUSE, protocol.BREAKPOINTS)
#: How often a running hint looks for them. Looking takes as long as some lines of Python.
LOOK_SECONDS = 0.01


class ListeningChannel(Channel):
    """Gives pauses and breakpoints to `on_control`, and other frames to those who wait for them."""

    #: Called with the frame that came, and the Python frame that runs.
    on_control: Optional[Callable[[bytes, FrameType], None]] = None

    def __init__(self, read_fd: int, write_fd: int, poll_seconds: float) -> None:
        super().__init__(read_fd, write_fd, poll_seconds)
        self._kept: Deque[bytes] = deque()
        self._next_look = 0.0

    def receive(self) -> bytes:
        """As `Channel.receive`."""
        while True:
            data = self._kept.popleft() if self._kept else super().receive()
            if not self._take(data, sys._getframe(1)):
                return data

    def is_waiting(self, seconds: float) -> bool:
        """As `Channel.is_waiting`."""
        return bool(self._kept) or super().is_waiting(seconds)

    def look(self, frame: FrameType) -> bool:
        """
        Takes what has come, without waiting. Returns True if that was for `on_control`. Called at each line of a
        hint, with its frame.
        """
        now = time.perf_counter()
        if now < self._next_look:
            return False
        self._next_look = now + LOOK_SECONDS
        if self._poll is None or not (self._rest or self._poll(0)):
            return False
        data = super().receive()
        if self._take(data, frame):
            return True
        self._kept.append(data)
        return False

    def _take(self, data: bytes, frame: FrameType) -> bool:
        if data[protocol.LENGTH.size] not in CONTROL:
            return False
        if self.on_control is not None:
            self.on_control(data, frame)
        return True
