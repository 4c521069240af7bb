"""What one hint may take: time, and the memory of its process."""

from contextlib import contextmanager
from typing import Callable, Iterator, Optional

from .hint_clock import HintClock
from .memory_limit import MemoryLimit


class HintLimits:
    """Runs hints within the limits that are set; None: no limit."""

    def __init__(
        self, clock: Optional[HintClock] = None, memory: Optional[MemoryLimit] = None
    ) -> None:
        self._clock = clock
        self._memory = memory

    def run(self, execute: Callable[[], None]) -> None:
        """Runs a hint. Raises HintTimeout or MemoryError, in the hint, where it takes too much."""
        try:
            if self._clock is None:
                execute()
            else:
                self._clock.run(execute)
        except MemoryError as error:
            if self._memory is not None:
                self._memory.explain(error)
            raise

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """The time in here does not count: a debugger has stopped the hint."""
        if self._clock is None:
            yield
        else:
            with self._clock.stopped():
                yield

    def close(self) -> None:
        """Ends what watches hints."""
        if self._clock is not None:
            self._clock.close()
