"""What a runner shows of its VM and of what the run took."""

from typing import TYPE_CHECKING, Any, Dict, NamedTuple

if TYPE_CHECKING:
    from .session import State, VmSession


class ExecutionResources(NamedTuple):
    """What a run took (ExecutionResourcesStone of cairo-lang, vm/cairo_pie.py)."""

    n_steps: int
    #: Cells that nothing accessed.
    n_memory_holes: int
    #: Started instances by "<name>_builtin".
    builtin_instance_counter: Dict[str, int]


class RunContext:
    """The registers: pointers, as they are now."""

    def __init__(self, session: "VmSession") -> None:
        self._session = session

    @property
    def pc(self) -> Any:
        """The next instruction."""
        return state_of(self._session).pc

    @property
    def ap(self) -> Any:
        """The first free cell of the stack."""
        return state_of(self._session).ap

    @property
    def fp(self) -> Any:
        """The frame of the function that runs."""
        return state_of(self._session).fp

    @property
    def memory(self) -> Any:
        """The memory of the VM."""
        return self._session.executor.memory.cells


class RunnerVm:
    """The VM of a runner: `run_context.pc`, `.ap`, `.fp`, and the number of steps."""

    def __init__(self, session: "VmSession") -> None:
        self._session = session
        self.run_context = RunContext(session)

    @property
    def current_step(self) -> int:
        """Instructions executed so far."""
        return state_of(self._session).step


def state_of(session: "VmSession") -> "State":
    """Where the VM stands. Raises RuntimeError if there is none yet."""
    if session.state is None:
        raise RuntimeError(
            "There are no segments yet: call initialize(), initialize_segments() or "
            "initialize_function_runner() first."
        )
    return session.state
