"""
Limits the memory of the process that runs hints.

Only for a process of its own, such as the VM's child: it holds for everything in the process. On
Linux what counts is data (heap, stacks of threads, writable mappings), elsewhere the address space.
"""

import sys
from typing import Any

MEGABYTE = 1 << 20
#: A child needs this much to run small hints.
WORKING_BYTES = 16 * MEGABYTE
#: Kept back for telling of the hint that ran out of memory.
REPORT_BYTES = 16 * MEGABYTE


class MemoryLimitRefused(Exception):
    """The limit cannot be set: why, and what to do."""


class MemoryLimit:
    """The limit of this process: set when made, for good."""

    def __init__(self, limit: int) -> None:
        self._text = f"hintMemory ({limit // MEGABYTE} MB) is used up"
        try:
            import resource
        except ImportError:
            raise MemoryLimitRefused(
                f"hintMemory cannot be set on {sys.platform}: the system has no such limit. Leave it out."
            ) from None
        self._resource: Any = resource
        used = used_bytes()
        if used + WORKING_BYTES > limit:
            least = -(-(used + WORKING_BYTES) // MEGABYTE)
            raise MemoryLimitRefused(
                f"hintMemory is {limit // MEGABYTE} MB, and Python itself, with what was given to the"
                f" hints, takes {used // MEGABYTE} MB of it. Give at least {least} MB."
            )
        self._kind = resource.RLIMIT_DATA if _counts_data() else resource.RLIMIT_AS
        _, most = resource.getrlimit(self._kind)
        self._hard = limit + REPORT_BYTES
        if most != resource.RLIM_INFINITY:
            self._hard = min(self._hard, most)
        resource.setrlimit(self._kind, (min(limit, self._hard), self._hard))

    def explain(self, error: MemoryError) -> None:
        """A hint ran out of memory: makes room to tell it, and gives the error a text."""
        self._resource.setrlimit(self._kind, (self._hard, self._hard))
        if not error.args:
            error.args = (
                f"{self._text}. If the hint needs more, raise hintMemory (--hint-memory).",
            )


def _counts_data() -> bool:
    return sys.platform.startswith("linux")


def used_bytes() -> int:
    """What this process takes already of what is limited; 0 where that is not told."""
    try:
        with open("/proc/self/status", encoding="ascii", errors="replace") as status:
            for line in status:
                if line.startswith("VmData:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0
