"""Commands to a VM while an event loop goes on."""

import asyncio
import time
from typing import Any, Optional

from ..channel import Channel
from .session import Reply, VmSession

#: How long the thread polls for the VM before the event loop gets its turn: most hints follow one another faster.
POLL_SECONDS = 0.0001
#: How long hints may follow one another before the event loop gets its turn.
TURN_SECONDS = 0.005


async def command_async(session: VmSession, op: str, **arguments: Any) -> Reply:
    """
    `session.command`, without holding up the running event loop while the VM runs. Hints run in the loop's thread,
    which has to be the VM's.

    Cancelled, it has the VM pause, waits for that (a hint ends first), and only then raises CancelledError: the VM can
    be used further.
    """
    session.check()
    frames = _Frames(session.channel)
    ctrl_c = session.ctrl_c
    cancelled: Optional[asyncio.CancelledError] = None
    try:
        ctrl_c.hold()
        session.begin(op, b"", arguments)
        data = None
        while data is None:
            try:
                received = await frames.next(ctrl_c)
            except asyncio.CancelledError as error:
                cancelled = cancelled or error
                session.pause()
                continue
            data = session.serve(received)
        reply = session.finish(data)
    except BaseException as error:
        session.abandon(error)
        if cancelled is not None:
            raise cancelled
        raise
    finally:
        ctrl_c.release()
        ctrl_c.tell()
    if cancelled is not None:
        raise cancelled
    return reply


class _Frames:
    """The frames of one command, one after another."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        # The loop has a turn in every command, so that a task of many short ones does not starve the others.
        self._turn_ends = 0.0
        #: Where descriptors cannot be watched: a thread that reads. It goes on when whoever waits is cancelled.
        self._reading: Optional["asyncio.Future[bytes]"] = None

    async def next(self, ctrl_c: Any) -> bytes:
        """Returns the next frame. Cancelled, it has taken none."""
        if time.perf_counter() > self._turn_ends:
            await self._let_loop_run(ctrl_c, asyncio.sleep(0))
        if self._reading is None and self._channel.is_pollable:
            if not self._channel.is_waiting(POLL_SECONDS):
                await self._let_loop_run(ctrl_c, self._readable())
            return self._channel.receive()
        frame: bytes = await self._let_loop_run(ctrl_c, self._read_in_thread())
        return frame

    async def _let_loop_run(self, ctrl_c: Any, what: Any) -> Any:
        # Meanwhile Ctrl-C is the loop's: it cancels the main task, or ends the loop.
        ctrl_c.release()
        try:
            return await what
        finally:
            ctrl_c.hold()
            self._turn_ends = time.perf_counter() + TURN_SECONDS

    async def _readable(self) -> None:
        loop = asyncio.get_running_loop()
        ready = loop.create_future()
        fd = self._channel.fileno()
        loop.add_reader(fd, _set, ready)
        try:
            await ready
        finally:
            loop.remove_reader(fd)

    async def _read_in_thread(self) -> bytes:
        if self._reading is None:
            loop = asyncio.get_running_loop()
            self._reading = loop.run_in_executor(None, self._channel.receive)
        frame = await asyncio.shield(self._reading)
        self._reading = None
        return frame


def _set(future: "asyncio.Future[None]") -> None:
    if not future.done():
        future.set_result(None)
