"""`segments` of a hint: cairo-lang's MemorySegmentManager (vm/memory_segments.py)."""

from collections.abc import Iterable
from typing import Any, List, Optional, Sequence, Tuple

from .link import VmLink
from .memory import HintMemory


class HintSegments:
    """The segments of the VM's memory."""

    def __init__(self, link: VmLink, memory: HintMemory) -> None:
        self._link = link
        self.memory = memory
        self.prime = link.prime

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

    add_temporary_segments = add_temp_segment

    def finalize(
        self,
        segment_index: int,
        size: Optional[int] = None,
        public_memory: Sequence[Tuple[int, int]] = (),
    ) -> None:
        """Fixes the size of a segment and which (offset, page) of it are public memory."""
        self._link.ask_json(
            op="finalize",
            segment=segment_index,
            size=size,
            publicMemory=[list(cell) for cell in public_memory],
        )

    def load_data(self, ptr: Any, data: Sequence[Any]) -> Any:
        """Writes `data` from `ptr` on and returns the address after it."""
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

    def get_segment_used_size(self, segment_index: int) -> int:
        """1 + the offset of the last cell that has a value, at this moment of the run."""
        return self._link.ask_json(op="used", segment=segment_index)

    def get_segment_size(self, segment_index: int) -> int:
        """The size that `finalize` fixed; without one, the used size."""
        return self._link.ask_json(op="size", segment=segment_index)

    def get_segments_used_sizes(self) -> List[int]:
        """The used size of every segment."""
        return [self.get_segment_used_size(index) for index in range(self.n_segments)]
