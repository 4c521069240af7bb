"""Pointers of the Cairo VM, as cairo-lang's `RelocatableValue` (vm/relocatable.py) has them."""

import dataclasses
import sys
from typing import Any, Optional, Tuple, Union

_new = object.__new__

#: cairo-lang's module; where it is loaded already, its class is the one that hints see.
CAIRO_LANG_MODULE = "starkware.cairo.lang.vm.relocatable"


@dataclasses.dataclass(frozen=True, init=False, eq=False)
class RelocatableValue:
    """
    An address in some memory segment, or a pointer to it: segment_index, offset. Immutable.
    Behaves as the class of the same name in cairo-lang: arithmetic, order, texts, errors. It can be
    made from the pair of both, too, as in cairo-vm-py: `RelocatableValue((1, 2))`.
    """

    segment_index: int
    offset: int

    SEGMENT_BITS = 16
    OFFSET_BITS = 47

    def __init__(self, segment_index: Any, offset: Optional[int] = None) -> None:
        if offset is None:
            segment_index, offset = segment_index
        # As fast as it gets for a frozen class: one is made for most hints.
        fields = self.__dict__
        fields["segment_index"] = segment_index
        fields["offset"] = offset

    def __add__(self, other: Any) -> "RelocatableValue":
        if isinstance(other, int):
            # Walks over arrays add for every cell, and this takes two thirds of the time of a constructor.
            result = _new(RelocatableValue)
            fields = result.__dict__
            fields["segment_index"] = self.segment_index
            fields["offset"] = self.offset + other
            return result
        assert not isinstance(
            other, RelocatableValue
        ), f"Cannot add two relocatable values: {self} + {other}."
        return NotImplemented

    def __radd__(self, other: Any) -> "RelocatableValue":
        return self + other

    def __sub__(self, other: Any) -> "MaybeRelocatable":
        if isinstance(other, int):
            return RelocatableValue(self.segment_index, self.offset - other)
        assert self.segment_index == other.segment_index, (
            "Can only subtract two relocatable values of the same segment "
            f"({self.segment_index} != {other.segment_index})."
        )
        return self.offset - other.offset

    def __mod__(self, other: int) -> "RelocatableValue":
        return RelocatableValue(self.segment_index, self.offset % other)

    def __eq__(self, other: Any) -> bool:
        if other.__class__ is self.__class__:
            return self.segment_index == other.segment_index and self.offset == other.offset
        return NotImplemented

    def __lt__(self, other: Any) -> bool:
        if isinstance(other, int):
            # Every number is smaller than every pointer.
            return False
        if not isinstance(other, RelocatableValue):
            return NotImplemented
        return (self.segment_index, self.offset) < (other.segment_index, other.offset)

    def __le__(self, other: Any) -> bool:
        return self < other or self == other

    def __ge__(self, other: Any) -> bool:
        return not (self < other)

    def __gt__(self, other: Any) -> bool:
        return not (self <= other)

    def __hash__(self) -> int:
        return hash((self.segment_index, self.offset))

    def __format__(self, format_spec: str) -> str:
        return f"{self.segment_index}:{self.offset}".__format__(format_spec)

    def __str__(self) -> str:
        return f"{self.segment_index}:{self.offset}"

    @staticmethod
    def to_bytes(value: "MaybeRelocatable", n_bytes: int, byte_order: Any) -> bytes:
        """A felt as it is; a pointer with the highest bit set, 16 bits segment, 47 bits offset."""
        if isinstance(value, int):
            assert value < 2 ** (8 * n_bytes - 1)
            return value.to_bytes(n_bytes, byte_order)
        assert n_bytes * 8 > value.SEGMENT_BITS + value.OFFSET_BITS
        number = 2 ** (8 * n_bytes - 1) + value.segment_index * 2**value.OFFSET_BITS + value.offset
        return number.to_bytes(n_bytes, byte_order)

    @classmethod
    def from_bytes(cls, data: bytes, byte_order: Any) -> "MaybeRelocatable":
        """The inverse of `to_bytes`."""
        number = int.from_bytes(data, byte_order)
        if number & (2 ** (8 * len(data) - 1)):
            offset = number & (2**cls.OFFSET_BITS - 1)
            segment_index = (number >> cls.OFFSET_BITS) & (2**cls.SEGMENT_BITS - 1)
            return RelocatableValue(segment_index, offset)
        return number

    @staticmethod
    def to_tuple(value: "MaybeRelocatable") -> Tuple[int, ...]:
        """(felt,) or (segment_index, offset)."""
        if isinstance(value, RelocatableValue):
            return (value.segment_index, value.offset)
        if isinstance(value, int):
            return (value,)
        raise NotImplementedError(f"Expected MaybeRelocatable, got: {type(value).__name__}.")

    @classmethod
    def from_tuple(cls, value: Tuple[int, ...]) -> "MaybeRelocatable":
        """The inverse of `to_tuple`."""
        if len(value) == 2:
            return RelocatableValue(*value)
        if len(value) == 1:
            return value[0]
        raise NotImplementedError(f"Expected a tuple of size 1 or 2, got: {value}.")

    @staticmethod
    def to_felt_or_relocatable(value: Any) -> "MaybeRelocatable":
        """A pointer as it is; everything else as an int."""
        if isinstance(value, RelocatableValue):
            return value
        return int(value)


def _take_pairs(cls: Any) -> Any:
    """Lets a class of cairo-lang be made from a pair, too."""
    plain = cls.__init__

    def __init__(self: Any, segment_index: Any, offset: Optional[int] = None) -> None:
        if offset is None:
            segment_index, offset = segment_index
        plain(self, segment_index, offset)

    cls.__init__ = __init__
    return cls


if CAIRO_LANG_MODULE in sys.modules:
    # Values of theirs may be about already, and isinstance checks of theirs must hold for ours.
    RelocatableValue = _take_pairs(sys.modules[CAIRO_LANG_MODULE].RelocatableValue)  # type: ignore

MaybeRelocatable = Union[int, RelocatableValue]
