"""What the VM's process says, at the start, of what its hints may do and are given (M9, M10)."""

from typing import Any, Callable, Dict, Optional

from .executor import HintExecutor
from .given_objects import ObjectRefused, make_objects
from .hint_clock import HintClock
from .limits import HintLimits
from .memory_limit import MemoryLimit, MemoryLimitRefused
from .policy import HintPolicy

Settings = Dict[str, Any]


class AccessRefused(Exception):
    """The settings cannot be followed: why, and what to do."""


def policy_of(settings: Settings) -> HintPolicy:
    """What hints may import."""
    return HintPolicy(settings["allowedModules"], settings["pythonPath"])


def give_objects(settings: Settings, executor: HintExecutor) -> None:
    """Makes the objects that hints are given. Raises AccessRefused."""
    offered = {"segments": executor.segments, "memory": executor.memory}
    try:
        executor.give(
            make_objects(settings["hintLocals"], offered),
            make_objects(settings["staticLocals"], offered),
        )
    except (ObjectRefused, ValueError) as error:
        raise AccessRefused(str(error)) from error


def limit_hints(
    settings: Settings, executor: HintExecutor, wake: Callable[[int], None]
) -> None:
    """
    Sets the limits of each hint. Raises AccessRefused.

    Call it last: the memory of what is there already counts, and so does the clock's thread.
    """
    seconds: Optional[float] = settings["hintTimeout"]
    memory: Optional[int] = settings["hintMemory"]
    if seconds is None and memory is None:
        return
    clock = None if seconds is None else HintClock(seconds, executor.link, wake)
    try:
        limit = None if memory is None else MemoryLimit(memory)
    except MemoryLimitRefused as error:
        raise AccessRefused(str(error)) from error
    executor.limits = HintLimits(clock, limit)
