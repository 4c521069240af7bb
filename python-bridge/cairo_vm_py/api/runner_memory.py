"""The members of a runner that are about memory, segments and builtins."""

from typing import TYPE_CHECKING, Any, Dict, Iterable, List, Optional, Sequence

from ..relocatable import RelocatableValue
from .runner_vm import RunnerVm, state_of

if TYPE_CHECKING:
    from ..memory_dict import MemoryDict
    from ..segments import MemorySegmentManager
    from .session import VmSession


class RunnerMemory:
    """
    Memory, segments and builtins of a VM that has its segments. Addresses are RelocatableValues; values
    are felts and RelocatableValues. What is written stays: see `MemoryDict`.
    """

    _session: "VmSession"

    def __init__(self) -> None:
        self._program_base: Optional[Any] = None
        self._program_builtins: List[str] = []
        #: What main gets for each builtin, by its name.
        self._stacks: Dict[str, List[Any]] = {}

    @property
    def program_base(self) -> Optional[Any]:
        """The start of the program; None before there are segments."""
        return self._program_base

    @property
    def vm(self) -> RunnerVm:
        """The VM: `vm.run_context` has the registers."""
        return RunnerVm(self._session)

    @property
    def memory(self) -> "MemoryDict":
        """The memory: that of `segments`, where numbers must not be negative."""
        state_of(self._session)
        return self._session.executor.memory.cells

    @property
    def vm_memory(self) -> "MemoryDict":
        """The same as `memory`."""
        return self.memory

    @property
    def segments(self) -> "MemorySegmentManager":
        """The segments, as hints see them."""
        state_of(self._session)
        return self._session.executor.segments

    @property
    def builtin_runners(self) -> Dict[str, Any]:
        """The builtins of the run by "<name>_builtin", as hints see them."""
        state_of(self._session)
        return self._session.executor.evaluation_names()["builtin_runners"]

    # --- memory

    def add_segment(self) -> Any:
        """Adds a segment and returns its start."""
        return self.segments.add()

    def insert(self, key: Any, val: Any) -> None:
        """Writes a cell. Raises InconsistentMemoryError if it holds another value."""
        self.memory[key] = val

    def get(self, key: Any) -> Optional[Any]:
        """The value of a cell; None if it has none."""
        return self.memory.get(key)

    def get_range(self, key: Any, size: int) -> List[Any]:
        """The values of `size` cells. Raises UnknownMemoryError if one has none."""
        return self.memory.get_range(key, size)

    def load_data(self, ptr: Any, data: Sequence[Any]) -> Any:
        """Writes `data` from `ptr` on and returns the address after it."""
        return self.segments.load_data(ptr, data)

    def gen_arg(self, arg: Any, apply_modulo_to_args: bool = True) -> Any:
        """A number as a felt; of an iterable the start of a new segment with its items."""
        return self.segments.gen_arg(arg, apply_modulo_to_args)

    def write_arg(self, ptr: Any, arg: Iterable[Any], apply_modulo_to_args: bool = True) -> Any:
        """Writes the items of `arg`, see `gen_arg`, from `ptr` on; returns the address after them."""
        return self.segments.write_arg(ptr, arg, apply_modulo_to_args)

    def gen_typed_args(self, args: Any) -> List[Any]:
        """The cells of a named tuple whose annotations are TypeFelt, TypePointer or TypeStruct."""
        return self.segments.gen_typed_args(args)

    def get_segment_used_size(self, index: int) -> int:
        """1 + the offset of the last cell of a segment that has a value. Raises KeyError if there is no segment."""
        segments = self.segments
        if not -segments.n_temp_segments <= index < segments.n_segments:
            raise KeyError(index)
        return segments.get_segment_used_size(index)

    def get_ap(self) -> Any:
        """The first free cell of the stack."""
        return state_of(self._session).ap

    def get_return_values(self, n_ret: int) -> List[Any]:
        """The last `n_ret` cells of the stack: what a function returns."""
        return self.memory.get_range(self.get_ap() - n_ret, n_ret)

    # --- builtins

    def get_program_builtins_initial_stack(self) -> List[Any]:
        """What main gets for the builtins that the program names."""
        stacks = self._known_stacks()
        return [
            cell for name in stacks if name in self._program_builtins for cell in stacks[name]
        ]

    def get_builtins_initial_stack(self) -> List[List[Any]]:
        """What main gets for each builtin of the run; nothing for those that the program does not name."""
        return [list(stack) for stack in self._known_stacks().values()]

    def get_builtins_final_stack(self, stack_ptr: Any) -> Any:
        """
        Takes the stop pointers of the builtins, which lie below `stack_ptr`, and returns the address of
        the first of them. Raises AssertionError if one is wrong.
        """
        return RelocatableValue(*self._session.command("finalStack", pointer=pair(stack_ptr)).value)

    def get_hash_builtin_base(self) -> Any:
        """The start of the pedersen builtin. Raises ValueError if the run has none."""
        return self._builtin_base("pedersen", "hash")

    def get_poseidon_builtin_base(self) -> Any:
        """The start of the poseidon builtin. Raises ValueError if the run has none."""
        return self._builtin_base("poseidon", "poseidon")

    def get_range_check_builtin_base(self) -> Any:
        """The start of the range_check builtin. Raises ValueError if the run has none."""
        return self._builtin_base("range_check", "range_check")

    def _builtin_base(self, name: str, title: str) -> Any:
        runner = self.builtin_runners.get(f"{name}_builtin")
        if runner is None:
            raise ValueError(f"{title} builtin not present")
        return runner.base

    def _known_stacks(self) -> Dict[str, List[Any]]:
        state_of(self._session)
        return self._stacks


def pair(address: Any) -> List[int]:
    """A pointer as the VM takes it. Raises TypeError if it is none."""
    if not isinstance(address, RelocatableValue):
        raise TypeError(f"An address must be a RelocatableValue, not {type(address).__name__}.")
    return [address.segment_index, address.offset]


def cell(value: Any) -> Any:
    """A cell as the VM gives it: a pair, a number as text, or None."""
    if isinstance(value, list):
        return RelocatableValue(*value)
    return None if value is None else int(value)
