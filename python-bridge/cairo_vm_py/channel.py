"""One end of the conversation with the VM: whole frames over two file descriptors."""

import os
import select
import threading
import time
from typing import Callable, Optional

from . import protocol


def _nothing() -> None:
    pass


#: Where others wait for the processor, polling must not keep it from them.
_let_others_run = getattr(os, "sched_yield", _nothing)


class ChannelClosed(Exception):
    """The VM has gone: its end of the channel is closed."""


class ProtocolError(Exception):
    """What came over the channel is no frame."""


class Channel:
    """
    Reads and writes frames.

    A read polls for a moment, at most `poll_seconds`, before it sleeps: waking a sleeping process
    costs several times what a hint costs. Where that does not pay, the moment gets shorter. Where
    descriptors cannot be polled (Windows), reads block.
    """

    CHUNK = 1 << 16

    def __init__(self, read_fd: int, write_fd: int, poll_seconds: float = 0.0002) -> None:
        self._read_fd = read_fd
        self._write_fd = write_fd
        self._poll_seconds = self._budget = poll_seconds
        self._rest = b""
        # Output may come from any thread; a signal handler of this very thread may print, too.
        self._lock = threading.RLock()
        #: Waits for something to read, so many milliseconds; -1: for ever.
        self._poll: Optional[Callable[[int], object]] = None
        if hasattr(select, "poll"):
            poller = select.poll()
            poller.register(read_fd, select.POLLIN)
            self._poll = poller.poll

    def receive(self) -> bytes:
        """
        Returns the next frame, its header included.

        Raises ChannelClosed when the VM has gone.
        """
        data = self._rest or self._read()
        while len(data) < protocol.HEADER.size:
            data += self._read()
        size = protocol.LENGTH.unpack_from(data)[0] + 4
        if size == len(data):
            self._rest = b""
            return data
        if not protocol.HEADER.size <= size <= protocol.MAX_FRAME:
            raise ProtocolError(f"A frame of {size} bytes came from the VM.")
        if size > len(data):
            parts, have = [data], len(data)
            while have < size:
                part = self._read()
                parts.append(part)
                have += len(part)
            data = b"".join(parts)
        self._rest = data[size:]
        return data[:size]

    def send(self, frame: bytes) -> None:
        """Writes a whole frame. Raises ChannelClosed when the VM has gone."""
        with self._lock:
            try:
                written = os.write(self._write_fd, frame)
                while written < len(frame):
                    frame = frame[written:]
                    written = os.write(self._write_fd, frame)
            except OSError as error:
                raise ChannelClosed(str(error)) from None

    def _read(self) -> bytes:
        if self._poll is not None and not self._poll(0):
            self._await(self._poll)
        try:
            data = os.read(self._read_fd, self.CHUNK)
        except OSError as error:
            raise ChannelClosed(str(error)) from None
        if not data:
            raise ChannelClosed("The VM has closed the channel.")
        return data

    def _await(self, poll: Callable[[int], object]) -> None:
        """Returns when there is something to read."""
        give_up = time.perf_counter() + self._budget
        # To ask costs less than to let others run.
        while not (poll(0) or poll(0) or poll(0)):
            if time.perf_counter() > give_up:
                self._budget = max(self._budget / 2, self._poll_seconds / 3)
                poll(-1)
                return
            _let_others_run()
        self._budget = min(self._budget * 2, self._poll_seconds)
