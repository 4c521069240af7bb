"""`memory` of a hint: cairo-lang's ValidatedMemoryDict (vm/validated_memory_dict.py)."""

from typing import Any, Callable, Optional

from .link import MISSING, VmLink
from .memory_dict import MemoryDict
from .protocol import OFFSET_BOUND
from .relocatable import RelocatableValue


class ValidatedMemoryDict(MemoryDict):
    """
    The memory of the VM: `memory[address]`. Addresses and values are felts or pointers.

    Numbers are taken modulo the prime as they are written. Reading an unknown cell raises
    UnknownMemoryError; writing another value to a known one InconsistentMemoryError; values that a
    builtin, or a rule of a hint, refuses raise what it says.
    """

    def __init__(self, link: VmLink) -> None:
        super().__init__(link)
        self.prime = link.prime
        #: Told of every cell that was written, once a hint has made rules for that.
        self.on_write: Optional[Callable[[Any], None]] = None
        #: Has `rule(memory, addr, *args)` judge what is written to a segment: see HintRules.
        self.add_validation_rule: Optional[Callable[..., None]] = None
        #: The same cells for `segments` and rules, which write and read them as they are.
        self.cells = MemoryDict(link, self)

    def reset(self) -> None:
        """Forgets the VM, as the link to it does."""
        super().reset()
        self.on_write = None

    def __setitem__(self, addr: Any, value: Any) -> None:
        value %= self.prime
        is_written = False
        # The way of nearly all writes: no call more than needed.
        if type(value) is int and type(addr) is RelocatableValue:
            link, segment, offset = self._link, addr.segment_index, addr.offset
            if 0 <= offset < OFFSET_BOUND and link.cell(segment, offset) is MISSING:
                link.write(segment, offset, value)
                is_written = True
        if not is_written:
            MemoryDict.__setitem__(self, addr, value)
        if self.on_write is not None:
            self.on_write(addr)


# cairo-lang's class passes on what it has not to the other, whose name is in the text of an AttributeError. Doing so
# here, by __getattr__, would make every use of memory slower.
ValidatedMemoryDict.__name__ = MemoryDict.__name__
