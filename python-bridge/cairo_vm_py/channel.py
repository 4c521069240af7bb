"""One end of the conversation with the VM: whole frames over two file descriptors."""

import errno
import os
import select
import threading
import time
import weakref
from typing import Callable, Optional, Set, Tuple

from . import protocol


def _nothing() -> None:
    pass


#: Where others wait for the processor, polling must not keep it from them.
_let_others_run = getattr(os, "sched_yield", _nothing)


class ChannelClosed(Exception):
    """The VM has gone: its end of the channel is closed."""


class ChannelLost(Exception):
    """The VM is there, but this process cannot reach it any more: its descriptors are closed or out of step."""


class ForkedProcess(ChannelLost):
    """This process was forked from the one that the VM talks with, and must not speak in its place."""


class ProtocolError(Exception):
    """What came over the channel is no frame, or not one that has its place there."""


CLOSED = "a hint closed the file descriptors of the bridge"
FORKED = "This process was forked from the one that the VM belongs to, and cannot reach it."
CUT = "a signal handler of a hint raised an exception in the middle of a long message to the VM"
#: The shortest that a read polls where polling does not pay, in seconds.
SHORTEST = 5e-6
#: Every so many waits the longest moment is tried: when both sides sleep, neither is woken soon enough to see
#: that polling pays again.
TRIAL = 128
#: Shorter writes to a pipe are never cut. (Where the module does not say, what POSIX demands.)
WHOLE_WRITE: int = getattr(select, "PIPE_BUF", 512)


class Channel:
    """
    Reads and writes frames.

    A read polls for a moment, at most `poll_seconds`, before it sleeps: waking a sleeping process
    costs several times what a hint costs. Where that does not pay (a machine with more to do than it has
    processors: there it costs up to ten times what sleeping does) the moment gets shorter. Where descriptors cannot
    be polled (Windows), reads block.

    A thread that polls has the GIL nearly all the time. Where several VMs of this process run, in a thread
    each, a read sleeps at once (M15).
    """

    CHUNK = 1 << 16

    def __init__(self, read_fd: int, write_fd: int, poll_seconds: float = 0.0002) -> None:
        self._read_fd = read_fd
        self._write_fd = write_fd
        #: How long a read polls: at most, and now.
        self._longest = self._moment = poll_seconds
        self._waits = 0
        self._rest = b""
        # Output may come from any thread; a signal handler of this very thread may print, too.
        self._lock = threading.RLock()
        self._unusable: Optional[ChannelLost] = None
        self._files = [_identity(fd) for fd in (read_fd, write_fd)]
        _channels.add(self)
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
        size = protocol.HEADER.size
        while True:
            if len(data) < size:
                data = self._read_until(data, size)
            size = protocol.LENGTH.unpack_from(data)[0] + 4
            if not protocol.HEADER.size <= size <= protocol.MAX_FRAME:
                raise ProtocolError(f"A frame of {size} bytes came from the VM.")
            if size == len(data):
                self._rest = b""
                return data
            if size < len(data):
                self._rest = data[size:]
                return data[:size]
            if data[protocol.LENGTH.size] not in protocol.KINDS:
                # Told at once: of a length that is wrong, too, the rest may never come.
                raise ProtocolError("What came from the VM is no frame.")

    @property
    def is_running(self) -> bool:
        """Does an owner's VM do what it was told? Set by the owner."""
        return self in _running

    @is_running.setter
    def is_running(self, is_running: bool) -> None:
        if is_running:
            _running.add(self)
        else:
            _running.discard(self)

    def fileno(self) -> int:
        """The descriptor that frames are read from: it is readable when one comes."""
        return self._read_fd

    @property
    def is_pollable(self) -> bool:
        """False where a read cannot but block (Windows)."""
        return self._poll is not None

    def is_waiting(self, seconds: float) -> bool:
        """True if a frame, or its start, is there or comes within this time, in which the thread polls."""
        poll = self._poll
        if self._rest or poll is None:
            return True
        give_up = time.perf_counter() + seconds
        while not poll(0):
            if time.perf_counter() > give_up:
                return False
            _let_others_run()
        return True

    def _read_until(self, data: bytes, size: int) -> bytes:
        """Reads on until there are `size` bytes. What came is kept if a signal handler raises something."""
        parts, have = [data], len(data)
        try:
            while have < size:
                part = self._read()
                parts.append(part)
                have += len(part)
        finally:
            self._rest = b"".join(parts)
        return self._rest

    def send(self, frame: bytes) -> None:
        """Writes a whole frame. Raises ChannelClosed when the VM has gone."""
        rest = frame
        with self._lock:
            try:
                written = os.write(self._write_fd, rest)
                while written < len(rest):
                    rest = rest[written:]
                    written = os.write(self._write_fd, rest)
            except OSError as error:
                raise self._describe(error) from None
            except BaseException:
                # Raised by a signal handler.
                if len(frame) > WHOLE_WRITE:
                    self._leave(ChannelLost(CUT))
                raise

    def close(self) -> None:
        """Closes both ends."""
        self._leave(ChannelLost("the channel is closed"))

    def _leave(self, reason: ChannelLost) -> None:
        """From now on every use raises `reason`."""
        self._unusable = reason
        for fd, file in zip((self._read_fd, self._write_fd), self._files):
            # Hints may have closed them, and the numbers may stand for other files now.
            if file is not None and _identity(fd) == file:
                os.close(fd)
        self._read_fd = self._write_fd = -1
        self._poll = None
        self._rest = b""

    def leave_in_fork(self) -> None:
        """Called in a process that was forked from this one."""
        self._lock = threading.RLock()
        self._leave(ForkedProcess(FORKED))

    def _describe(self, error: OSError) -> Exception:
        if self._unusable is not None:
            return self._unusable
        return ChannelLost(CLOSED) if error.errno == errno.EBADF else ChannelClosed(str(error))

    def _read(self) -> bytes:
        if self._poll is not None and not self._poll(0):
            self._await(self._poll)
        try:
            data = os.read(self._read_fd, self.CHUNK)
        except OSError as error:
            raise self._describe(error) from None
        if not data:
            raise ChannelClosed("The VM has closed the channel.")
        return data

    def _await(self, poll: Callable[[int], object]) -> None:
        """Returns when there is something to read."""
        if len(_running) > 1:
            poll(-1)
            return
        self._waits += 1
        is_trial = self._waits % TRIAL == 0
        give_up = time.perf_counter() + (self._longest if is_trial else self._moment)
        while not poll(0):
            if time.perf_counter() > give_up:
                self._moment = max(self._moment / 4, SHORTEST)
                poll(-1)
                return
        self._moment = self._longest if is_trial else min(self._moment * 2, self._longest)


def _identity(fd: int) -> Optional[Tuple[int, int]]:
    """Tells the file behind a descriptor; None: there is none."""
    try:
        status = os.fstat(fd)
    except OSError:
        return None
    return status.st_dev, status.st_ino


#: The channels to VMs that run.
_running: Set[Channel] = set()
_channels: "weakref.WeakSet[Channel]" = weakref.WeakSet()


def _leave_all() -> None:
    for channel in list(_channels):
        channel.leave_in_fork()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave_all)
