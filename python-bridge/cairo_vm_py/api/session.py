"""The conversation of an owner with its VM."""

import json
import os
import struct
import threading
from typing import Any, NamedTuple, Optional

from .. import interop, protocol, starkware_fix
from ..channel import ChannelClosed, ChannelLost, ProtocolError
from ..exceptions import VmException
from ..executor import HintExecutor
from ..relocatable import RelocatableValue
from .ctrl_c import CtrlC
from .failure import VmLost, hint_failure, raise_failure
from .given import Given, HintSide
from .process import VmProcess

NO_VM = (
    "its process wrote something to its stdout that no VM writes: is it Node, and does NODE_OPTIONS have it print"
    " something"
)
#: What is raised by a frame that no VM sends.
MALFORMED = (struct.error, LookupError, TypeError, ValueError, AttributeError)

RUNS = "The VM runs: until it stops, only its hints can reach its memory, and nobody can run it."


class State(NamedTuple):
    """Where a VM stands."""

    pc: RelocatableValue
    ap: RelocatableValue
    fp: RelocatableValue
    #: Instructions executed.
    step: int
    #: The next hint at pc; the number of hints there: the instruction is next.
    hint_index: int
    is_at_end: bool


class Reply(NamedTuple):
    """What a command gave: a value, and bytes."""

    value: Any
    payload: bytes


class VmSession:
    """
    A process with a VM, and the service of its hints in this interpreter, in the thread that made it:
    from another thread it is refused (M13).
    """

    def __init__(self, process: VmProcess, given: Given, raises_through: bool = False) -> None:
        """`raises_through`: what a hint raises is raised as it is, and not within a VmException (M8)."""
        starkware_fix.install()
        interop.install()
        self._process = process
        self.channel = process.channel
        self._thread = threading.get_ident()
        self._owner = os.getpid()
        self._raises_through = raises_through
        self._lost: Optional[str] = None
        self.channel.is_running = False
        #: The last hint that the command under way asked for.
        self._last_run: Optional[bytes] = None
        #: None: nothing runs.
        self.state: Optional[State] = None
        self.hints = HintSide(self.channel, given)
        self.hints.link.on_lost = self._lose
        self.ctrl_c = CtrlC(self.hints, self.pause)
        self._greet()
        if process.debugging is not None:
            process.debugging.start(self)

    def _greet(self) -> None:
        try:
            data = self.channel.receive()
            if data[4] != protocol.HELLO:
                raise ProtocolError(f"its first frame is of kind {data[4]}.")
            version = json.loads(data[protocol.HEADER.size :])["protocol"]
        except (ChannelClosed, ChannelLost) as error:
            raise self._lose(error) from None
        except (ProtocolError, *MALFORMED):
            raise self._lose(ProtocolError(NO_VM)) from None
        if version != protocol.PROTOCOL_VERSION:
            self.close()
            raise VmLost(
                f"The VM speaks version {version} of the bridge, and version "
                f"{protocol.PROTOCOL_VERSION} is needed: install the package again."
            )

    @property
    def pid(self) -> int:
        """The process id of the VM."""
        return self._process.pid

    @property
    def is_busy(self) -> bool:
        """True while the VM does what it was told."""
        return self.channel.is_running

    @property
    def executor(self) -> HintExecutor:
        """Runs the hints, and has what they see."""
        return self.hints.executor

    @property
    def is_usable_here(self) -> bool:
        """True in the thread that made it, while it stands still."""
        is_own = self._owner == os.getpid() and self._thread == threading.get_ident()
        return is_own and self._lost is None and not self.is_busy

    def renew(self) -> None:
        """Gets ready for a new VM in this process: with new scopes, and the objects that were given."""
        self.check()
        self.hints.renew()
        self.state = None

    # --- commands

    def command(self, op: str, payload: bytes = b"", **arguments: Any) -> Reply:
        """
        Has the VM do something and returns what it gives; hints run meanwhile, in this thread.

        Raises VmException if the run fails, and what the VM says against the command.
        """
        self.check()
        self.ctrl_c.hold()
        try:
            self.begin(op, payload, arguments)
            data = None
            while data is None:
                data = self.serve(self.channel.receive())
            return self.finish(data)
        except BaseException as error:
            self.abandon(error)
            raise
        finally:
            self.ctrl_c.release()
            self.ctrl_c.tell()

    def begin(self, op: str, payload: bytes, arguments: Any) -> None:
        """Sends a command, after what was written to memory since the last one."""
        link = self.hints.link
        if link.is_open:
            link.tell()
            link.finish()
        header = json.dumps({"op": op, **arguments}).encode()
        command = protocol.frame(
            protocol.COMMAND, protocol.LENGTH.pack(len(header)), header, payload
        )
        link.closed, link.guard = RUNS, None
        self.channel.is_running = True
        self.channel.send(command)
        self.ctrl_c.check()

    def serve(self, data: bytes) -> Optional[bytes]:
        """Takes a frame of the VM: runs the hint that it asks for, or returns the reply that ends the command."""
        if data[4] == protocol.REPLY:
            return data
        if data[4] == protocol.RUN and len(data) >= protocol.RUN_END:
            self._last_run = data
        try:
            self.hints.service.serve(data)
        except MALFORMED as error:
            raise ProtocolError(f"a frame of kind {data[4]} makes no sense ({error!r})") from error
        self.ctrl_c.check()
        return None

    def finish(self, data: bytes) -> Reply:
        """Takes the reply. Raises what it says went wrong."""
        self.channel.is_running = False
        try:
            size = protocol.LENGTH.unpack_from(data, protocol.HEADER.size)[0]
            start = protocol.HEADER.size + protocol.LENGTH.size
            reply = json.loads(data[start : start + size])
            self._take_state(reply["state"])
        except MALFORMED as error:
            raise ProtocolError(f"a reply makes no sense ({error!r})") from error
        self._last_run = None
        if self._process.debugging is not None:
            self._process.debugging.note(reply)
        if "error" in reply:
            self._fail(reply["error"])
        return Reply(reply.get("value"), data[start + size :])

    def _fail(self, failure: Any) -> None:
        try:
            raise_failure(failure, self.executor.failure)
        except VmException as error:
            of_hint = hint_failure(error) if self._raises_through else None
            if of_hint is None:
                raise
        # Outside of the handler, so that the VM's error does not become its context.
        raise of_hint

    def _take_state(self, state: Any) -> None:
        link = self.hints.link
        if state is None:
            self.state = None
            link.closed = "Nothing runs yet: there is no memory."
            return
        link.open(state["segments"], state["temporary"])
        link.guard = self._guard
        self.state = State(
            RelocatableValue(*state["pc"]),
            RelocatableValue(*state["ap"]),
            RelocatableValue(*state["fp"]),
            state["step"],
            state["hintIndex"],
            state["isAtEnd"],
        )

    def pause(self) -> None:
        """Has the command that is under way end soon, after the hint that it is in. For any thread."""
        if not self.channel.is_running:
            return
        try:
            self.channel.send(protocol.frame(protocol.INTERRUPT))
        except (ChannelClosed, ChannelLost):
            # Whoever waits for the VM hears of it.
            pass

    # --- what may be done when

    def check(self) -> None:
        """Raises if the VM cannot be told anything here and now."""
        self._guard()
        if self.channel.is_running:
            raise RuntimeError(RUNS)

    def _guard(self) -> None:
        """Raises if the VM cannot be used here."""
        if self._owner != os.getpid():
            raise RuntimeError("This VM belongs to the process that this one was forked from: make one here.")
        if self._lost is not None:
            raise VmLost(self._lost)
        if threading.get_ident() != self._thread:
            raise RuntimeError(
                "This VM belongs to the thread that made it: make one in each thread that needs one."
            )

    # --- the end

    def close(self) -> None:
        """Ends the VM."""
        self._end("The VM is closed.")

    def abandon(self, error: BaseException) -> None:
        """Called when a command was left by an error: unless the VM stands still, it is lost."""
        if isinstance(error, (ChannelClosed, ChannelLost, ProtocolError)):
            raise self._lose(error) from None
        if not self.channel.is_running:
            return
        self._end(
            f"The VM was lost: {type(error).__name__} came in the middle of the conversation with it. Make a new VM, "
            "and stop a running one by pause() or Ctrl-C."
        )

    def _lose(self, error: Exception) -> VmLost:
        """Says why the VM is lost, once."""
        if self._lost is None:
            if isinstance(error, ChannelClosed):
                reason = f"The VM's process ended {self._process.how_it_ended()}."
            else:
                reason = f"The VM was lost: {str(error).rstrip('.')}."
            words = self._process.last_words
            self._end(f"{reason}{self._last_seen()}" + (f"\nIt said:\n{words}" if words else ""))
        return VmLost(self._lost)

    def _last_seen(self) -> str:
        """A sentence with the registers that the VM told last."""
        state = self.state
        if self._last_run is not None:
            run = protocol.RUN_BODY.unpack_from(self._last_run, protocol.RUN_START)
            pc, ap, fp = (RelocatableValue(*run[at : at + 2]) for at in (1, 3, 5))
            step = run[7]
        elif state is not None:
            pc, ap, fp, step = state[:4]
        else:
            return ""
        return f" It was last seen at pc={pc}, ap={ap}, fp={fp}, after {step} steps."

    def _end(self, reason: str) -> None:
        if self._lost is None:
            self._lost = reason
        self.channel.is_running = False
        self.hints.close(self._lost)
        self.hints.link.guard = self._guard
        self._process.close()
