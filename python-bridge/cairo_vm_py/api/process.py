"""The process of one VM, and the pipes to it."""

import os
import subprocess
import tempfile
import weakref
from typing import Any, Dict, Optional

from ..channel import Channel
from ..listening_channel import ListeningChannel
from .cache_folder import cache_folder
from .debug import claim
from .node import find_bundle, find_node

#: Longer than most pauses between two hints, short enough to leave the processor alone.
POLL_SECONDS = 0.0003
#: How long a VM may take to go when its pipes are closed, before it is killed.
GRACE_SECONDS = 1.0


class VmProcess:
    """
    A Node that runs one VM. It ends when `close` is called, when this object is garbage, and when this
    process ends, however that happens: it sees the end of its stdin.
    """

    def __init__(self) -> None:
        #: None: it is not debugged.
        self.debugging = claim()
        # What Node says when it fails; a pipe that nobody reads could block it.
        self._stderr = tempfile.TemporaryFile()
        child_in, to_child = os.pipe()
        from_child, child_out = os.pipe()
        if os.name != "nt":
            # The VM polls its pipe for a moment before it waits by event.
            os.set_blocking(child_in, False)
            os.set_blocking(child_out, False)
        try:
            self._process = subprocess.Popen(
                [find_node(), find_bundle()],
                env=_environment(),
                stdin=child_in,
                stdout=child_out,
                stderr=self._stderr,
                close_fds=True,
                # Ctrl-C in a terminal is for the owner, which pauses the VM.
                start_new_session=os.name != "nt",
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except BaseException:
            for fd in (to_child, from_child):
                os.close(fd)
            if self.debugging is not None:
                self.debugging.close()
            raise
        finally:
            os.close(child_in)
            os.close(child_out)
        make_channel = Channel if self.debugging is None else ListeningChannel
        self.channel = make_channel(from_child, to_child, POLL_SECONDS)
        self._finalizer = weakref.finalize(self, _end, os.getpid(), self._process, self.channel)

    @property
    def pid(self) -> int:
        """The process id of the VM."""
        return self._process.pid

    @property
    def is_closed(self) -> bool:
        """True after `close`."""
        return not self._finalizer.alive

    def how_it_ended(self) -> str:
        """Completes "The VM's process ended …"."""
        try:
            code: Optional[int] = self._process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            code = None
        if code is None:
            return "its conversation, but not itself"
        if code == -9:
            return "killed by signal 9 (systems do that when memory runs out)"
        return f"killed by signal {-code}" if code < 0 else f"with exit code {code}"

    @property
    def last_words(self) -> str:
        """The last that it wrote to stderr."""
        try:
            self._stderr.seek(0)
            return self._stderr.read()[-4000:].decode(errors="replace").strip()
        except OSError:
            # A hint has closed all files.
            return ""

    def close(self) -> None:
        """Ends the process, within a second."""
        self._finalizer()
        if self.debugging is not None:
            self.debugging.close()


def _environment() -> Dict[str, str]:
    """From version 22 on, Node keeps the compiled VM: that takes an eighth off the start."""
    return {"NODE_COMPILE_CACHE": os.path.join(cache_folder(), "node"), **os.environ}


def _end(owner: int, process: "subprocess.Popen[Any]", channel: Channel) -> None:
    # A process that was forked from the owner has left it.
    if os.getpid() != owner:
        return
    channel.close()
    try:
        process.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
