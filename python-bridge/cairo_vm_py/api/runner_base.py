"""The life of a run, common to both runners."""

import os
import weakref
from typing import Any, Dict, Iterable, List, Optional, Tuple

from .. import errors
from ..relocatable import RelocatableValue
from .process import VmProcess
from .program_text import program_text
from .runner_memory import RunnerMemory, cell, pair
from .runner_vm import ExecutionResources

#: Names of main that need not be looked up.
MAIN = (None, "main", "__main__.main")
STEPS_ARE_USED_UP = "Error: End of program was not reached"


class RunnerBase(RunnerMemory):
    """One run of one program in a VM of its own. It belongs to the thread that made it."""

    def __init__(self, program: Any, entrypoint: Optional[str], layout: Optional[str], proof_mode: bool) -> None:
        super().__init__()
        # Node starts while the modules below are loaded.
        process = VmProcess()
        from .given import Given
        from .session import VmSession

        self._entrypoint = None if entrypoint in MAIN else entrypoint
        self._layout = layout or "plain"
        self._proof_mode = proof_mode
        #: Hints that may see what is given run in this interpreter.
        self._given_names: List[str] = []
        self._initial_fp: Optional[Any] = None
        self._final_pc: Optional[Any] = None
        self._session = VmSession(process, Given())
        # Scripts make many runners and close none: each takes its process with it, at once.
        weakref.finalize(self, self._session.close)
        try:
            text = program_text(program)
            self._session.command("load", text, layout=self._layout, entrypoint=self._entrypoint)
        except BaseException:
            self._session.close()
            raise

    # --- the parts of a run, in their order

    def initialize_segments(self) -> None:
        """Adds the segments of the program, of the stack and of the builtins that the program names."""
        self._lay_out("named")

    def initialize_function_runner(self, _add_segment_arena_builtin: bool = False) -> None:
        """Adds the segments of the program, of the stack and of all builtins, for `run_from_entrypoint`."""
        self._lay_out("all")

    def initialize(
        self,
        hint_locals: Optional[Dict[str, Any]] = None,
        static_locals: Optional[Dict[str, Any]] = None,
    ) -> Any:
        """
        Makes the run ready to start at main, and returns the pc at which it will end. The objects are
        those of `cairo_run`.
        """
        self._give(hint_locals, static_locals)
        if self._program_base is None:
            self.initialize_segments()
        self._enter("enterMain", name=self._entrypoint)
        return self._final_pc

    def run_until_pc(self, address: Any, run_resources_n_steps: Optional[int] = None) -> None:
        """
        Runs until pc is `address`, before the hints there.

        Raises ResourcesError if that takes more than `run_resources_n_steps` steps: the run has made them,
        and goes on when this is called again. Raises VmException if the run fails.
        """
        if not self._run(address, run_resources_n_steps):
            errors.load_cairo_lang()
            raise errors.make_error(errors.RESOURCES_ERROR, STEPS_ARE_USED_UP)

    def end_run(self, verify_secure: bool = False, **options: Any) -> None:
        """
        Ends a run that has come to its end: checks deductions, scopes and what main returned for its
        builtins, and makes memory final. `verify_secure`: checks also that it can be a part of another run.
        """
        given = {name: value for name, value in options.items() if value is not None}
        self._session.command("end", secure=verify_secure, **given)

    def relocate(self, relocate_mem: bool = True) -> None:
        """Fixes where the segments lie in the trace and memory files, behind one another from address 1 on."""
        self._session.command("relocate")

    # --- what is known of a run

    @property
    def initial_fp(self) -> Any:
        """The first fp. Raises RuntimeError before the run is initialized."""
        if self._initial_fp is None:
            raise RuntimeError("The run has no first fp yet: call initialize() first.")
        return self._initial_fp

    def get_output(self) -> List[Any]:
        """The cells of the output segment; None for a cell that has no value."""
        return [cell(value) for value in self._session.command("output").value]

    def write_output(self) -> None:
        """Prints the output, a cell a line; felts from -P/2 to P/2."""
        lines = [self._output_text(value) for value in self.get_output()]
        print("\n".join(("Program Output:", *lines)), end="\n\n")

    def mark_as_accessed(self, address: Any, size: int) -> None:
        """Makes `size` cells count as accessed, which are memory holes otherwise."""
        self._session.command("markAccessed", address=pair(address), size=size)

    def get_execution_resources(self) -> ExecutionResources:
        """What the run took so far."""
        value = self._session.command("resources").value
        instances = {f"{name}_builtin": count for name, count in value["builtinInstances"]}
        return ExecutionResources(value["steps"], value["memoryHoles"], instances)

    def close(self) -> None:
        """Ends the VM; its memory is gone then. An object that is garbage does so by itself."""
        self._session.close()

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    # --- for the classes of runners

    def _lay_out(self, builtins: str) -> None:
        if self._program_base is not None:
            raise RuntimeError("The runner has its segments already: make a runner for each run.")
        value = self._session.command(
            "layOut",
            layout=self._layout,
            proofMode=self._proof_mode,
            builtins=builtins,
            cwd=os.getcwd(),
        ).value
        self._program_base = RelocatableValue(*value["programBase"])
        self._program_builtins = value["programBuiltins"]
        self._stacks = {name: [cell(each) for each in stack] for name, stack in value["stacks"]}

    def _enter(self, op: str, **arguments: Any) -> None:
        value = self._session.command(op, given=self._given_names, **arguments).value
        self._initial_fp = RelocatableValue(*value["initialFp"])
        self._final_pc = RelocatableValue(*value["finalPc"])

    def _give(self, hint_locals: Optional[Dict[str, Any]], static_locals: Optional[Dict[str, Any]]) -> None:
        given = (hint_locals or {}, static_locals or {})
        self._session.executor.give(*given)
        self._given_names += [name for names in given for name in names]

    def _run(self, address: Any, steps: Optional[int]) -> bool:
        """Runs; False if the steps are used up before pc is `address`."""
        until = pair(address)
        while self.vm.run_context.pc != address:
            reason = self._session.command("run", maxSteps=steps, until=until, pastEnd=True).value
            if reason == "paused":
                raise KeyboardInterrupt
            if reason == "steps":
                return self.vm.run_context.pc == address
        return True

    def _run_function(
        self,
        entrypoint: Any,
        args: Iterable[Any],
        *,
        typed_args: bool,
        given: Tuple[Optional[Dict[str, Any]], Optional[Dict[str, Any]]],
        run_resources: Optional[Any],
        apply_modulo_to_args: Optional[bool],
        verify_secure: Optional[bool],
        **end_options: Any,
    ) -> None:
        """
        Runs from a pc or label to its return, and checks the end.

        `args`: what is on the stack, and lists become segments; or a named tuple with types. `given`: the hint
        locals and the static locals.
        """
        if typed_args:
            cells = self.gen_typed_args(args)
        else:
            cells = [self.gen_arg(arg, apply_modulo_to_args is not False) for arg in args]
        self._give(*given)
        pc = self._entry_pc(entrypoint)
        for value in cells:
            self.memory.check_element(value, "Memory value", ValueError)
        args = [pair(value) if isinstance(value, RelocatableValue) else str(int(value)) for value in cells]
        self._enter("enterFunction", pc=pc, args=args)
        n_steps = None if run_resources is None else run_resources.n_steps
        before = self.vm.current_step
        try:
            self._run(self._final_pc, n_steps)
        finally:
            if n_steps is not None:
                run_resources.n_steps = n_steps - (self.vm.current_step - before)
        # A run that is not at its end fails here.
        self.end_run(verify_secure=verify_secure is not False, **end_options)

    def _entry_pc(self, entrypoint: Any) -> int:
        if isinstance(entrypoint, str):
            return self._session.command("label", name=entrypoint).value
        if isinstance(entrypoint, int):
            return entrypoint
        raise TypeError("entrypoint must be int or str")

    def _output_text(self, value: Any) -> str:
        if value is None:
            return "<missing>"
        if isinstance(value, int):
            prime = self._session.executor.link.prime
            return str((value + prime // 2) % prime - prime // 2)
        return str(value)
