"""A VM as a regular object."""

import os
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple, Union

from .process import VmProcess
from .program import Program, ProgramSource, load

if TYPE_CHECKING:
    from typing import Literal

    from ..memory import ValidatedMemoryDict
    from ..relocatable import MaybeRelocatable, RelocatableValue
    from ..segments import MemorySegmentManager
    from .session import Reply, State

    #: Why `run` returned: the steps are done, somebody paused the VM, it is at the place to stop at, or at the end.
    Stop = Literal["steps", "paused", "until", "end"]
    #: What runs hints. 'python': this interpreter; 'native': the VM itself, if it knows all hints; 'auto': the VM those that
    #: it knows and that share no variable with the others, which this interpreter runs.
    HintMode = Literal["auto", "native", "python"]

Path = Union[str, "os.PathLike[str]"]


class ExecutionResources(NamedTuple):
    """What a run took."""

    n_steps: int
    #: Cells that nothing accessed.
    n_memory_holes: int
    #: Instances that each builtin started, by name: 'range_check_builtin'.
    builtin_instance_counter: Dict[str, int]


class Vm:
    """
    A Cairo VM that runs one program, with its hints in this interpreter (M6, M8).

    It belongs to the thread that made it (M13); `pause` alone may be called from another. Several may live side by
    side, each with a memory of its own (M7, M12). End it with `close`, or use it in a `with` block.

    Where the program has no main function, there is nothing to run, and its functions can be called.
    """

    def __init__(
        self,
        program: ProgramSource,
        *,
        layout: Optional[str] = None,
        proof_mode: bool = False,
        hints: "HintMode" = "auto",
        program_input: Any = None,
        hint_locals: Optional[Mapping[str, Any]] = None,
        static_locals: Optional[Mapping[str, Any]] = None,
        allowed_modules: Optional[Sequence[str]] = None,
        hint_timeout: Optional[float] = None,
        recording: bool = True,
        max_memory: Optional[int] = None,
    ) -> None:
        """
        Starts a VM, which stands before the first instruction of main.

        `program`: see `load`. `layout`: the name of one; default: the smallest that has the program's builtins, for calls 'all_cairo'. `proof_mode`: the
        run is to be proven: from `__start__` to `__end__`, with all builtins of the layout.

        `hints`: what runs hints: 'auto', 'python' or 'native' (see `HintMode`). The variables of native hints are not
        seen in Python, nor the other way round (M5).

        `program_input`: what hints find under this name; default {}. `hint_locals`: variables of the first scope, and of
        scopes entered later unless they define the name. `static_locals`: variables of every hint, gone after it.
        `allowed_modules`: what hints may import; None: everything. `hint_timeout`: seconds that one hint may take.

        `recording`: False makes long runs faster and smaller, and there is no trace then. `max_memory`: bytes that the
        VM's memory and recording may take, from 16 MiB; default and most: 4 GiB.

        Raises CannotStart without a Node, ValueError for what is no program, an unknown layout or a name that hints
        have already, VmException if a hint does not compile.
        """
        # Node starts while the modules below are loaded.
        process = VmProcess()
        try:
            from .given import Given
            from .session import VmSession

            if hints not in ("auto", "native", "python"):
                raise ValueError(f"hints is {hints!r}, and must be 'auto', 'native' or 'python'.")
            if hints == "native" and (hint_locals or static_locals):
                raise ValueError("Native hints see no objects of Python: with hint_locals or static_locals use 'auto'.")
            self._program = load(program)
            given = Given(
                program_input, hint_locals or {}, static_locals or {}, allowed_modules, hint_timeout
            )
            self._session = VmSession(process, given, raises_through=True)
            self._creation: Dict[str, Any] = {
                "layout": layout,
                "proofMode": proof_mode,
                "recording": recording,
                "allowMissingBuiltins": proof_mode,
                "maxMemory": max_memory,
                "cwd": os.getcwd(),
                "hints": hints,
                "given": [*given.hint_locals, *given.static_locals],
            }
            self._command("create", self._program.text, entry=None, **self._creation)
        except BaseException:
            process.close()
            raise
        self._implicit: Dict[str, Any] = {}

    # --- running

    def run(
        self,
        steps: Optional[int] = None,
        *,
        until: "Union[str, int, RelocatableValue, None]" = None,
    ) -> "Stop":
        """
        Runs at most `steps` steps; without a number to the end. Hints run in this thread.

        `until`: stops before this place too: a function by its name, a pc in words from the start of the program, or
        an address. Returns why it stopped: 'steps', 'paused', 'until' or 'end' (M3, M4). Called again, it goes on.

        Raises what a hint raised as it is, with the Cairo traceback in its notes and in its attribute `vm_exception`;
        VmException if an instruction fails. The VM stays as it was before the hint or the instruction, and readable.
        Ctrl-C pauses the VM and raises KeyboardInterrupt; `run` goes on from there.
        """
        stop: "Stop" = self._command("run", **_running(steps, until)).value
        return stop

    async def run_async(
        self,
        steps: Optional[int] = None,
        *,
        until: "Union[str, int, RelocatableValue, None]" = None,
    ) -> "Stop":
        """
        `run`, while the event loop goes on. Hints run in the loop's thread, which has to be the VM's.

        If the task is cancelled the VM pauses, after the hint that it is in, and can be used further.
        """
        from .async_command import command_async

        stop: "Stop" = (await command_async(self._session, "run", **_running(steps, until))).value
        return stop

    def pause(self) -> None:
        """Has the `run` that is under way return 'paused' soon, after the hint that it is in. For any thread."""
        self._session.pause()

    def end(self) -> None:
        """
        Checks what cairo-run checks when a run is at its end: builtins, scopes, security. In a run for a proof this
        adds the steps that pad the trace. Output files can be written after it.

        Raises VmException if the run is not at its end, and what cairo-lang raises for what is wrong.
        """
        self._command("end")

    # --- functions

    def call(self, function: str, /, *args: Any, **named: Any) -> Any:
        """
        Runs a function of the program from its start to its end, and returns what it returns.

        `args`: ints for felts; lists for arrays, which become segments; dicts or named tuples for structs; tuples;
        RelocatableValue for pointers. Implicit arguments that are builtins' pointers need not be given.

        Returns an int for a felt, RelocatableValue for a pointer, a named tuple for a struct or for several values with
        names, a tuple for values without, None for nothing; see `implicit` for the implicit arguments.

        Each call starts anew, with a fresh memory and fresh scopes, and ends what was running: afterwards `memory`,
        `output` and the others tell of the call. The objects that hints were given stay the same. It is the same
        process, so that a call costs some milliseconds.

        Raises TypeError for arguments that are not those of the function, and what `run` and `end` raise.
        """
        from .typed_values import result

        self._session.renew()
        reply = self._command("call", entry=_entry(function, args, named), **self._creation)
        return result(self._take_result(reply.value))

    async def call_async(self, function: str, /, *args: Any, **named: Any) -> Any:
        """`call`, while the event loop goes on: see `run_async`."""
        from .async_command import command_async
        from .typed_values import result

        self._session.renew()
        entry = _entry(function, args, named)
        reply = await command_async(self._session, "call", entry=entry, **self._creation)
        return result(self._take_result(reply.value))

    def result(self) -> Any:
        """What the called function returned, as `call` does: for a call that was paused and went on by `run`."""
        from .typed_values import result

        return result(self._take_result(self._command("functionResult").value))

    @property
    def implicit(self) -> Dict[str, Any]:
        """The implicit arguments as the last call returned them, by name: {'range_check_ptr': …}."""
        return self._implicit

    def _take_result(self, value: Dict[str, Any]) -> Any:
        from .typed_values import typed

        self._implicit = {name: typed(part) for name, part in value["implicit"]["members"]}
        return value["explicit"]

    # --- looking at the VM, between runs

    @property
    def program(self) -> Program:
        """The program, which knows its functions and builtins."""
        return self._program

    @property
    def state(self) -> "State":
        """Where the VM stands: pc, ap, fp, step, hint_index, is_at_end. Raises RuntimeError if nothing runs."""
        self._session.check()
        if self._session.state is None:
            raise RuntimeError("Nothing runs: there is no main function, or a call was refused. Use call().")
        return self._session.state

    @property
    def pc(self) -> "RelocatableValue":
        """The address of the next instruction."""
        return self.state.pc

    @property
    def ap(self) -> "RelocatableValue":
        """The allocation pointer."""
        return self.state.ap

    @property
    def fp(self) -> "RelocatableValue":
        """The frame pointer."""
        return self.state.fp

    @property
    def step(self) -> int:
        """Instructions executed."""
        return self.state.step

    @property
    def is_at_end(self) -> bool:
        """True if `run` has nothing to do any more."""
        return self.state.is_at_end

    @property
    def memory(self) -> "ValidatedMemoryDict":
        """
        The memory that hints see under this name: `memory[address]`, `get_range`, `items`.

        Reads fetch the cells around, writes go to the VM before it runs again, or is asked anything.
        """
        return self._session.hints.executor.memory

    @property
    def segments(self) -> "MemorySegmentManager":
        """The segment manager that hints see: `add`, `write_arg`, `load_data`, `get_segment_used_size` and others."""
        return self._session.hints.executor.segments

    @property
    def scopes(self) -> List[Dict[str, Any]]:
        """The scopes of hints, from the first one on: the dictionaries themselves, which hints have for globals."""
        return self._session.hints.executor.scopes.stack

    @property
    def scope(self) -> Dict[str, Any]:
        """The scope of the next hint: its variables, and names that hints are given."""
        return self._session.hints.executor.scopes.current

    # --- results

    @property
    def output(self) -> "List[Optional[MaybeRelocatable]]":
        """The cells of the output segment; None where one is missing."""
        return [_cell(cell) for cell in self._command("output").value]

    def return_values(self, count: int) -> "List[MaybeRelocatable]":
        """The last `count` cells below ap: what a function returns. Raises UnknownMemoryError if one is unknown."""
        return [_cell(cell) for cell in self._command("returnValues", count=count).value]

    @property
    def resources(self) -> ExecutionResources:
        """What the run took. Call `end` first."""
        value = self._command("resources").value
        counts = {f"{name}_builtin": count for name, count in value["builtinInstances"]}
        return ExecutionResources(value["steps"], value["memoryHoles"], counts)

    def trace_bytes(self) -> bytes:
        """The trace file: ap, fp and pc of each step, relocated, 24 bytes. Call `end` first; at most 1 GiB."""
        return self._command("traceFile").payload

    def memory_bytes(self) -> bytes:
        """The memory file: address and value of each cell, relocated, 40 bytes. Call `end` first; at most 1 GiB."""
        return self._command("memoryFile").payload

    def write_files(
        self,
        *,
        trace: Optional[Path] = None,
        memory: Optional[Path] = None,
        air_public_input: Optional[Path] = None,
        air_private_input: Optional[Path] = None,
        pie: Optional[Path] = None,
        profile: Optional[Path] = None,
    ) -> None:
        """
        Writes files of the run, as `cairoscope run` does; call `end` first.

        `trace`, `memory`: see `trace_bytes` and `memory_bytes`. `air_public_input`, `air_private_input`: JSON, after a run
        for a proof. `pie`: a Cairo PIE. `profile`: the steps by calls, for pprof.

        Raises OSError if a file cannot be written, ValueError or AssertionError if the run has no such file.
        """
        paths = {
            "trace": trace,
            "memory": memory,
            "airPublicInput": air_public_input,
            "airPrivateInput": air_private_input,
            "pie": pie,
            "profile": profile,
        }
        absolute: Dict[str, Any] = {name: path and os.path.abspath(path) for name, path in paths.items()}
        self._command("writeFiles", **absolute)

    # --- the end

    def close(self) -> None:
        """Ends the VM; its memory is gone then."""
        self._session.close()

    def __enter__(self) -> "Vm":
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    async def __aenter__(self) -> "Vm":
        return self

    async def __aexit__(self, *_: Any) -> None:
        self.close()

    def __repr__(self) -> str:
        state = self._session.state
        where = "nothing runs" if state is None else f"step {state.step}, pc {state.pc}"
        return f"<Cairo VM of {self._program!r}: {where}>"

    def _command(self, op: str, payload: bytes = b"", **arguments: Any) -> "Reply":
        return self._session.command(op, payload, **arguments)


def call(program: ProgramSource, function: str, /, *args: Any, **named: Any) -> Any:
    """
    Runs one function of a program in a VM of its own and returns what it returns: see `Vm.call`.

    For several calls, and for hints that need objects of yours, make a `Vm` and use its `call`: it starts no process
    for each.
    """
    with Vm(program) as vm:
        return vm.call(function, *args, **named)


def _running(steps: Optional[int], until: Any) -> Dict[str, Any]:
    if steps is not None and (isinstance(steps, bool) or not isinstance(steps, int) or steps < 0):
        raise ValueError(f"steps is {steps!r}, and must be a whole number from 0 on, or None.")
    if hasattr(until, "segment_index"):
        until = [until.segment_index, until.offset]
    return {"maxSteps": steps, "until": until}


def _entry(function: str, args: Tuple[Any, ...], named: Dict[str, Any]) -> Dict[str, Any]:
    import json

    from .typed_values import argument

    if not isinstance(function, str):
        raise TypeError(f"A function is called by its name, not by {function!r}.")
    return {
        "function": function,
        "args": json.dumps([argument(value) for value in args]),
        "named": json.dumps({name: argument(value) for name, value in named.items()}),
        "typed": True,
    }


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        from ..relocatable import RelocatableValue

        return RelocatableValue(*value)
    return None if value is None else int(value)
