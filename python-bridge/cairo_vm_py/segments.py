"""`segments` of a hint: cairo-lang's MemorySegmentManager (vm/memory_segments.py)."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Dict, List, Optional, Sequence, Tuple

from .link import VmLink
from .memory import ValidatedMemoryDict
from .relocatable import RelocatableValue

#: What cairo-lang's class has for the time after the run.
_NOT_OFFERED = frozenset(
    (
        *("compute_effective_sizes", "relocate_segments", "initialize_segments_from"),
        *("get_memory_holes", "is_valid_memory_value"),
    )
)


class MemorySegmentManager:
    """The segments of the VM's memory."""

    def __init__(self, link: VmLink, memory: ValidatedMemoryDict) -> None:
        self._link = link
        #: The cells as they are: what is written to them is not taken modulo the prime.
        self.memory = memory.cells
        self.prime = link.prime
        self._segment_sizes: Dict[int, int] = {}
        self._public_cells: Dict[int, List[Tuple[int, int]]] = {}

    @property
    def n_segments(self) -> int:
        """Number of segments, temporary ones not counted."""
        return self._link.segment_count

    @property
    def n_temp_segments(self) -> int:
        """Number of temporary segments."""
        return self._link.temporary_count

    def add(self, size: Optional[int] = None) -> Any:
        """Adds a segment and returns its base. With `size`, that is its final size."""
        base = self._link.add_segment()
        if size is not None:
            self.finalize(base.segment_index, size)
        return base

    def add_temp_segment(self) -> Any:
        """Adds a temporary segment: see `memory.add_relocation_rule`."""
        return self._link.add_temporary_segment()

    #: The name in cairo-vm-py.
    add_temporary_segments = add_temp_segment

    def finalize(
        self,
        segment_index: int,
        size: Optional[int] = None,
        public_memory: Sequence[Tuple[int, int]] = (),
    ) -> None:
        """Fixes the size of a segment and which (offset, page) of it are public memory."""
        if size is not None and not isinstance(size, int):
            raise TypeError(f"The size of a segment must be an int, not {type(size).__name__}.")
        cells = [(offset, page) for offset, page in public_memory]
        self._link.ask_json(op="finalize", segment=segment_index, size=size, publicMemory=cells)
        if size is not None:
            self._segment_sizes[segment_index] = size
        self._public_cells[segment_index] = cells

    @property
    def public_memory_offsets(self) -> Mapping:
        """The public memory that `finalize` was told of: (offset, page) by segment."""
        return MappingProxyType(self._public_cells)

    def get_public_memory_addresses(self, segment_offsets: Mapping) -> List[Tuple[int, int]]:
        """The public memory as (address, page), if segments start at `segment_offsets`."""
        return [
            (segment_offsets[segment] + offset, page)
            for segment in range(self.n_segments)
            for offset, page in self._public_cells.get(segment, [])
        ]

    # --- the segment of zeros

    @property
    def zero_segment(self) -> Optional[Any]:
        """The start of the segment of zeros, to which unused instances of builtins point; None: there is none."""
        zeros = self._link.ask_json(op="zeros", size=None)
        return zeros and RelocatableValue(*zeros["base"])

    @property
    def zero_segment_size(self) -> int:
        """The length of the segment of zeros."""
        zeros = self._link.ask_json(op="zeros", size=None)
        return zeros["size"] if zeros else 0

    def add_zero_segment(self, size: int) -> Any:
        """Makes the segment of zeros at least `size` cells long, and returns its start."""
        link = self._link
        zeros = link.ask_json(op="zeros", size=size)
        link.segment_count = zeros["segments"]
        # The VM wrote there.
        link.forget()
        return RelocatableValue(*zeros["base"])

    # --- data

    def load_data(self, ptr: Any, data: Sequence[Any]) -> Any:
        """Writes `data` as it is from `ptr` on and returns the address after it."""
        memory = self.memory
        for i, value in enumerate(data):
            memory[ptr + i] = value
        return ptr + len(data)

    def gen_arg(self, arg: Any, apply_modulo_to_args: bool = True) -> Any:
        """Numbers as felts; of an iterable a pointer to a new segment with its items."""
        if isinstance(arg, Iterable):
            base = self.add()
            self.write_arg(base, arg)
            return base
        if apply_modulo_to_args and isinstance(arg, int):
            return arg % self.prime
        return arg

    def gen_typed_args(self, args: Any) -> List[Any]:
        """The arguments of a typed named tuple, as cells."""
        cells: List[Any] = []
        for value, field_type in zip(args, args.__annotations__.values()):
            name = field_type.__name__
            if name in ("TypePointer", "TypeFelt"):
                cells.append(self.gen_arg(arg=value))
            elif name == "TypeStruct":
                cells += self.gen_typed_args(args=value)
            else:
                raise NotImplementedError(f"{name} is not supported.")
        return cells

    def write_arg(self, ptr: Any, arg: Any, apply_modulo_to_args: bool = True) -> Any:
        """Writes the items of `arg`, see `gen_arg`, from `ptr` on; returns the address after them."""
        assert isinstance(arg, Iterable)
        data = [self.gen_arg(arg=item, apply_modulo_to_args=apply_modulo_to_args) for item in arg]
        return self.load_data(ptr, data)

    # --- sizes

    def get_segment_used_size(self, segment_index: int) -> int:
        """1 + the offset of the last cell that has a value, at this moment of the run."""
        return self._link.ask_json(op="used", segment=segment_index)

    def get_segment_size(self, segment_index: int) -> int:
        """The size that `finalize` fixed; without one, the used size."""
        return self._link.ask_json(op="size", segment=segment_index)

    def get_segments_used_sizes(self) -> List[int]:
        """The used size of every segment."""
        return [self.get_segment_used_size(index) for index in range(self.n_segments)]

    def __getattr__(self, name: str) -> Any:
        text = f"'{type(self).__name__}' object has no attribute '{name}'"
        if name in _NOT_OFFERED:
            text = f"'segments.{name}' is for the time after the run: hints of this VM do not have it."
        raise AttributeError(text)
