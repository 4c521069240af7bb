"""What the owner of a VM gives its hints, and what they may do."""

from typing import Any, Mapping, NamedTuple, Optional, Sequence

from ..channel import Channel
from ..debugger import Debugger
from ..executor import HintExecutor
from ..hint_clock import HintClock
from ..hints import HintTable
from ..limits import HintLimits
from ..link import VmLink
from ..listening_channel import ListeningChannel
from ..memory import ValidatedMemoryDict
from ..owner_debugger import OwnerDebugger
from ..policy import HintPolicy
from ..service import HintService

#: 2^251 + 17 * 2^192 + 1
PRIME = 0x800000000000011000000000000000000000000000000000000000000000001


class Given(NamedTuple):
    """See `Vm`."""

    program_input: Any = None
    hint_locals: Mapping[str, Any] = {}
    static_locals: Mapping[str, Any] = {}
    allowed_modules: Optional[Sequence[str]] = None
    hint_timeout: Optional[float] = None


class HintSide:
    """All that runs the hints of a VM, and of those that come after it in its process."""

    def __init__(self, channel: Channel, given: Given) -> None:
        self._channel = channel
        self._given = given
        self._policy = HintPolicy(given.allowed_modules)
        self.link = VmLink(channel, PRIME)
        #: What one hint may take. A call of the system that a hint waits in is not woken: the signals of this process
        #: are the owner's.
        self._limits: Optional[HintLimits] = None
        if given.hint_timeout is not None:
            self._limits = HintLimits(HintClock(given.hint_timeout, self.link, _do_not_wake))
        self._start(ValidatedMemoryDict(self.link))

    def renew(self) -> None:
        """Gets ready for another VM: scopes are fresh, and so is what is in memory."""
        memory = self.executor.memory
        self.link.reset()
        memory.reset()
        self._start(memory)

    def _start(self, memory: ValidatedMemoryDict) -> None:
        given = self._given
        main = {"program_input": {} if given.program_input is None else given.program_input}
        self.executor = HintExecutor(self.link, HintTable(), main, self._policy, memory)
        self.executor.give(given.hint_locals, given.static_locals)
        self.executor.limits = self._limits
        self.debugger = _debugger(self._channel, self.executor)
        self.service = HintService(self._channel, self.executor, self.debugger)

    def close(self, reason: str) -> None:
        """From now on memory and segments cannot be used: `reason` says why."""
        self.link.closed = reason
        self.link.finish()
        self.link.known.clear()
        if self._limits is not None:
            self._limits.close()


def _debugger(channel: Channel, executor: HintExecutor) -> Debugger:
    if isinstance(channel, ListeningChannel):
        return OwnerDebugger(channel, executor)
    return Debugger(channel, executor)


def _do_not_wake(_thread: int) -> None:
    pass
