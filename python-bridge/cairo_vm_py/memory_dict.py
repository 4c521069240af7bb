"""cairo-lang's MemoryDict (vm/memory_dict.py), as a view of the VM's memory."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Callable, Dict, Iterator, List, Optional, Tuple, Type

from . import errors, protocol
from .link import MISSING, VmLink
from .relocatable import RelocatableValue


class MemoryDict:
    """
    The cells of the VM. `segments` writes here, and rules read here: numbers are taken as they are, and must not be
    negative.

    Reading an unknown cell raises UnknownMemoryError; writing another value to a known one
    InconsistentMemoryError.
    """

    def __init__(self, link: VmLink, same: Optional["MemoryDict"] = None) -> None:
        """`same`: another view of the same memory, if there is one."""
        self._link = link
        self._known = link.known
        # cairo-lang stores at plain numbers too, and complains at the end of the run.
        self._at_numbers: Dict[int, Any] = {} if same is None else same._at_numbers
        self._rules: Dict[int, Any] = {} if same is None else same._rules

    def reset(self) -> None:
        """Forgets the VM, as the link to it does."""
        self._at_numbers.clear()
        self._rules.clear()

    def __getitem__(self, addr: Any) -> Any:
        if type(addr) is RelocatableValue:
            try:
                return self._known[addr.segment_index][addr.offset]
            except KeyError:
                value = self._link.cell(addr.segment_index, addr.offset)
        else:
            value = self._get(addr)
        if value is MISSING:
            raise errors.unknown_memory(addr) from None
        return value

    def __setitem__(self, addr: Any, value: Any) -> None:
        if type(addr) is not RelocatableValue or addr.offset < 0:
            self.check_element(addr, "Memory address", KeyError)
            self.check_element(value, "Memory value", ValueError)
            if isinstance(addr, int):
                self._set_at_number(addr, value)
                return
            if addr.offset < 0:
                raise ValueError(
                    f"The offset of a relocatable value must be nonnegative. Found: {addr}."
                )
        elif type(value) is not int or value < 0:
            self.check_element(value, "Memory value", ValueError)
        segment, offset = addr.segment_index, addr.offset
        current = self._link.cell(segment, offset)
        if current is MISSING:
            if type(value) is int and offset < protocol.OFFSET_BOUND:
                self._link.write(segment, offset, value % self._link.prime)
            else:
                self._write(addr, value)
        elif current != value:
            raise errors.inconsistent_memory(addr, current, value)

    def _write(self, addr: Any, value: Any) -> None:
        if addr.offset >= protocol.OFFSET_BOUND:
            raise ValueError(f"No segment reaches as far as {addr}: the offset must be below 2^47.")
        if isinstance(value, RelocatableValue):
            if not 0 <= value.offset < protocol.OFFSET_BOUND:
                raise ValueError(
                    f"The pointer {value} cannot be stored: its offset must be from 0 to 2^47 - 1."
                )
        elif type(value) is not int:
            value = int(value)
        self._link.write(addr.segment_index, addr.offset, value)

    def _get(self, addr: Any) -> Any:
        self.check_element(addr, "Memory address", KeyError)
        if isinstance(addr, int):
            return self._at_numbers.get(addr, MISSING)
        return self._link.cell(addr.segment_index, addr.offset)

    def _set_at_number(self, addr: int, value: Any) -> None:
        current = self._at_numbers.setdefault(addr, value)
        if current != value:
            raise errors.inconsistent_memory(addr, current, value)

    @staticmethod
    def check_element(value: Any, name: str, error: Type[Exception]) -> None:
        """Raises `error` if `value` is no felt and no pointer; `name` says what it should be."""
        if isinstance(value, RelocatableValue):
            return
        if not isinstance(value, int):
            raise error(f"{name} must be an int, not {type(value).__name__}.")
        if value < 0:
            raise error(f"{name} must be nonnegative. Got {value}.")

    def get(self, addr: Any, default_value: Any = None) -> Any:
        """The value of a cell; `default_value` if it has none."""
        hash(addr)
        known = isinstance(addr, (int, RelocatableValue)) and not (
            isinstance(addr, int) and addr < 0
        )
        value = self._get(addr) if known else MISSING
        return self.relocate_value(default_value) if value is MISSING else value

    def __contains__(self, addr: Any) -> bool:
        return self.get(addr, MISSING) is not MISSING

    def setdefault(self, key: Any, default: Any = None) -> Any:
        """The value of a cell, which is written first if it has none: `default` as it is."""
        try:
            return self[key]
        except KeyError:
            MemoryDict.__setitem__(self, key, default)
        return default

    def get_range(self, addr: Any, size: int) -> List[Any]:
        """The values of `size` cells from `addr` on."""
        if type(addr) is RelocatableValue and type(size) is int and size > 0:
            segment, start = addr.segment_index, addr.offset
            self._link.read_all(segment, start, size)
            known = self._known[segment]
            try:
                # A third of the time of one by one.
                return [known[offset] for offset in range(start, start + size)]
            except KeyError:
                pass
        return [self[addr + i] for i in range(size)]

    def get_range_as_ints(self, addr: Any, size: int) -> List[int]:
        """As `get_range`; none of the cells may hold a pointer."""
        values = self.get_range(addr=addr, size=size)
        assert all(isinstance(value, int) for value in values)
        return values

    # --- memory as a whole

    def keys(self) -> Iterator[Any]:
        """The addresses of all known cells, segment by segment."""
        for address, _ in self.items():
            yield address

    def items(self) -> Iterator[Tuple[Any, Any]]:
        """All known cells. This asks the VM for its whole memory."""
        link = self._link
        for segment in range(-link.temporary_count, link.segment_count):
            for offset in range(link.ask_json(op="used", segment=segment)):
                value = link.cell(segment, offset)
                if value is not MISSING:
                    yield RelocatableValue(segment, offset), value
        yield from list(self._at_numbers.items())

    def __iter__(self) -> Iterator[Any]:
        return self.keys()

    def __len__(self) -> int:
        return sum(1 for _ in self.items())

    def __repr__(self) -> str:
        return f"<memory of {self._link.segment_count} segments>"

    @property
    def data(self) -> Mapping:
        """All known cells, as a dictionary that cannot be changed."""
        return MemoryData(self)

    def serialize(
        self, field_bytes: int, relocate_value: Optional[Callable[[Any], Any]] = None
    ) -> bytes:
        """The known cells as in a memory file: 8 bytes for the address, `field_bytes` for the value, lowest first."""
        assert not self._rules, "Cannot serialize a MemoryDict with active segment relocation rules."
        relocate = relocate_value or (lambda value: value)
        return b"".join(
            RelocatableValue.to_bytes(relocate(addr), 8, "little")
            + RelocatableValue.to_bytes(relocate(value), field_bytes, "little")
            for addr, value in self.items()
        )

    def is_accessed(self, addr: Any) -> bool:
        """True if an instruction accessed the cell, or it is part of the program."""
        hash(addr)
        if not isinstance(addr, RelocatableValue) or addr.offset < 0:
            return False
        return self._link.ask_json(op="accessed", address=[addr.segment_index, addr.offset])

    def is_frozen(self) -> bool:
        """False: memory is frozen only after the run."""
        return False

    # --- temporary segments

    @property
    def relocation_rules(self) -> Mapping:
        """The destinations of temporary segments by their index."""
        return MappingProxyType(self._rules)

    def add_relocation_rule(self, src_ptr: Any, dest_ptr: Any) -> None:
        """Says that the temporary segment of `src_ptr` is `dest_ptr` in truth."""
        assert src_ptr.segment_index < 0, f"src_ptr.segment_index must be < 0, src_ptr={src_ptr}."
        assert src_ptr.offset == 0, f"src_ptr.offset must be 0, src_ptr={src_ptr}."
        assert isinstance(dest_ptr, RelocatableValue), f"dest_ptr must be a pointer, dest_ptr={dest_ptr}."
        self._link.ask_json(
            op="relocation",
            source=[src_ptr.segment_index, src_ptr.offset],
            destination=[dest_ptr.segment_index, dest_ptr.offset],
        )
        self._rules[src_ptr.segment_index] = dest_ptr
        self._link.forget()

    def relocate_value(self, value: Any) -> Any:
        """A pointer into a temporary segment as the rules make it; everything else as it is."""
        while isinstance(value, RelocatableValue) and value.segment_index in self._rules:
            value = self._rules[value.segment_index] + value.offset
        return value

    def check_end(self) -> None:
        """Called after the run. Raises what cairo-lang raises for cells at plain numbers."""
        for addr in self._at_numbers:
            raise errors.make_error(
                errors.SECURITY_ERROR,
                f"Expected memory address to be relocatable value. Found: {addr}.",
            )


class MemoryData(Mapping):
    """`memory.data`."""

    def __init__(self, memory: MemoryDict) -> None:
        self._memory = memory

    def __getitem__(self, addr: Any) -> Any:
        value = self._memory.get(addr, MISSING)
        if value is MISSING:
            raise KeyError(addr)
        return value

    def __iter__(self) -> Iterator[Any]:
        return self._memory.keys()

    def __len__(self) -> int:
        return len(self._memory)

    def __repr__(self) -> str:
        return repr(dict(self))
