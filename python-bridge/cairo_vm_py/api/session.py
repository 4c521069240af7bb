"""The conversation of an owner with its VM."""

import json
import threading
from typing import Any, Dict, NamedTuple, Optional

from .. import protocol
from ..channel import ChannelClosed
from ..debugger import Debugger
from ..executor import HintExecutor
from ..hints import HintTable
from ..link import VmLink
from ..relocatable import RelocatableValue
from ..service import HintService
from .failure import VmLost, raise_failure
from .process import VmProcess

#: 2^251 + 17 * 2^192 + 1
PRIME = 0x800000000000011000000000000000000000000000000000000000000000001


class State(NamedTuple):
    """Where a VM stands."""

    pc: Any
    ap: Any
    fp: Any
    #: Instructions executed.
    step: int
    #: The next hint at pc; the number of hints there: the instruction is next.
    hint_index: int
    is_at_end: bool


class Reply(NamedTuple):
    """What a command gave."""

    value: Any
    payload: bytes


class VmSession:
    """
    One VM in a process of its own, and the service of its hints in this interpreter, in the thread that
    made it: from another thread it is refused (M13).
    """

    def __init__(self, hint_locals: Dict[str, Any]) -> None:
        self._process = VmProcess()
        self._thread = threading.get_ident()
        channel = self._process.channel
        self.link = VmLink(channel, PRIME)
        self.executor = HintExecutor(self.link, HintTable(), hint_locals)
        self._service = HintService(channel, self.executor, Debugger(channel, self.executor))
        #: None: there is no VM yet.
        self.state: Optional[State] = None
        self._lost: Optional[str] = None
        self._is_busy = False
        hello = json.loads(self._receive()[5:])
        if hello["protocol"] != protocol.PROTOCOL_VERSION:
            self.close()
            raise VmLost(
                f"The VM speaks version {hello['protocol']} of the bridge, and version "
                f"{protocol.PROTOCOL_VERSION} is needed: install the package again."
            )

    @property
    def pid(self) -> int:
        """The process id of the VM."""
        return self._process.pid

    def command(self, op: str, payload: bytes = b"", **arguments: Any) -> Reply:
        """
        Has the VM do something and returns what it gives; hints run meanwhile, in this thread.

        Raises VmException if the run fails, and what the VM says against the command.
        """
        self.check()
        link = self.link
        if link.is_open:
            link.tell()
            link.finish()
        header = json.dumps({"op": op, **arguments}).encode()
        self._send(protocol.COMMAND, protocol.LENGTH.pack(len(header)), header, payload)
        self._is_busy = True
        try:
            data = self._receive()
            while data[4] != protocol.REPLY:
                self._service.serve(data)
                data = self._receive()
        except ChannelClosed:
            raise self._lose() from None
        finally:
            self._is_busy = False
        return self._take(data)

    def check(self) -> None:
        """Raises if the VM cannot be used here and now."""
        if self._lost is not None:
            raise VmLost(self._lost)
        if threading.get_ident() != self._thread:
            raise RuntimeError(
                "This VM belongs to the thread that made it: make one in each thread that needs one."
            )
        if self._is_busy:
            raise RuntimeError("The VM runs: a hint cannot run it.")

    def close(self) -> None:
        """Ends the VM."""
        if self._lost is None:
            self._lost = "The VM is closed."
        self.link.finish()
        self._process.close()

    def _take(self, data: bytes) -> Reply:
        size = protocol.LENGTH.unpack_from(data, protocol.HEADER.size)[0]
        start = protocol.HEADER.size + protocol.LENGTH.size
        reply = json.loads(data[start : start + size])
        state = reply["state"]
        if state is not None:
            self.link.open(state["segments"], state["temporary"])
            self.state = State(
                *(RelocatableValue(*state[name]) for name in ("pc", "ap", "fp")),
                state["step"],
                state["hintIndex"],
                state["isAtEnd"],
            )
        if "error" in reply:
            failure, self.executor.failure = self.executor.failure, None
            raise_failure(reply["error"], failure)
        return Reply(reply.get("value"), data[start + size :])

    def _send(self, kind: int, *parts: bytes) -> None:
        try:
            self._process.channel.send(protocol.frame(kind, *parts))
        except ChannelClosed:
            raise self._lose() from None

    def _receive(self) -> bytes:
        try:
            return self._process.channel.receive()
        except ChannelClosed:
            raise self._lose() from None

    def _lose(self) -> VmLost:
        if self._lost is None:
            self._lost = f"The VM's process ended {self._process.how_it_ended()}"
            self.link.finish()
        return VmLost(self._lost)
