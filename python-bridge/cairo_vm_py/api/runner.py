"""The runner of cairo-vm-py: its scripts run with this one as they are."""

import os
from typing import Any, Dict, Iterable, Optional, Union

from .runner_base import MAIN, RunnerBase


class CairoRunner(RunnerBase):
    """
    Runs a program from main, from a function that stands for it, or from any function.

    ```python
    runner = CairoRunner(open("fibonacci.json").read(), "main", "small")
    runner.cairo_run(print_output=True, trace_file="trace.bin", memory_file="memory.bin")
    ```

    or step by step:

    ```python
    end = runner.initialize()
    try:
        runner.run_until_pc(end, 1000)
    except ResourcesError:
        print("still at", runner.vm.run_context.pc)
        runner.run_until_pc(end)
    ```

    program: the JSON text of a compiled program, or a path-like of a file with it.
    entrypoint: what runs in `initialize` and `cairo_run`: "main", None and "__main__.main" are main.
    layout: one of those of cairo-run.
    proof_mode: is the run to be proven?

    A run that fails raises VmException. There is one VM, in a process of its own, for each runner; it
    ends with the runner, or earlier with `close()` or at the end of a `with` block.
    """

    def __init__(
        self,
        program: Union[str, "os.PathLike[str]", Dict[str, Any]],
        entrypoint: Optional[str] = "__main__.main",
        layout: Optional[str] = "plain",
        proof_mode: bool = False,
    ) -> None:
        super().__init__(program, entrypoint, layout, proof_mode)

    def cairo_run(
        self,
        print_output: bool,
        trace_file: Optional[str] = None,
        memory_file: Optional[str] = None,
        hint_locals: Optional[Dict[str, Any]] = None,
        static_locals: Optional[Dict[str, Any]] = None,
        entrypoint: Optional[str] = None,
    ) -> None:
        """
        Runs main to its end and checks the run, as cairo-run does.

        print_output: is the output printed?
        trace_file, memory_file: paths of what is written, in the forms of cairo-run.
        hint_locals: objects that are variables of the hints (`syscall_handler`).
        static_locals: objects that hints see and cannot change.
        entrypoint: the function that stands for main.

        Raises VmException if the run fails; SecurityError, AssertionError and others with cairo-lang's
        texts if it ends as it must not; OSError if a file cannot be written.
        """
        files = {"trace": trace_file, "memory": memory_file}
        for path in filter(None, files.values()):
            # A run may take long: a path that does not do fails before it.
            open(path, "wb").close()
        if entrypoint is not None:
            self._entrypoint = None if entrypoint in MAIN else entrypoint
        self._run(self.initialize(hint_locals, static_locals), None)
        self.end_run(verify_secure=not self._proof_mode)
        if print_output:
            self.write_output()
        paths = {name: path and os.path.abspath(path) for name, path in files.items()}
        self._session.command("writeFiles", **paths)

    def run_from_entrypoint(
        self,
        entrypoint: Union[int, str],
        args: Iterable[Any],
        hint_locals: Optional[Dict[str, Any]] = None,
        static_locals: Optional[Dict[str, Any]] = None,
        typed_args: Optional[bool] = False,
        verify_secure: Optional[bool] = None,
        program_segment_size: Optional[int] = None,
        run_resources: Optional[Any] = None,
        apply_modulo_to_args: Optional[bool] = None,
    ) -> None:
        """
        Runs the function at a pc of the program (or of a name) to its return, and checks the run.

        args: one list: numbers, pointers, and lists, which become segments. With `typed_args` a named
        tuple, as `gen_typed_args` takes it, or a list with one.
        verify_secure: is it checked that the run can be a part of another one? Default: yes.
        program_segment_size: cells of the program's segment that may be used; default: the program's length.
        run_resources: an object whose `n_steps` is the number of steps, counted down; None: without limit.
        apply_modulo_to_args: are numbers taken modulo P? Default: yes.

        Raises VmException if the run fails or its steps are used up; `get_return_values` has the result.
        """
        self._entry_pc(entrypoint)
        if self._program_base is None:
            self.initialize_function_runner()
        self._run_function(
            entrypoint,
            _typed(args) if typed_args else args,
            typed_args=bool(typed_args),
            given=(hint_locals, static_locals),
            run_resources=run_resources,
            apply_modulo_to_args=apply_modulo_to_args,
            verify_secure=verify_secure,
            programSegmentSize=program_segment_size,
        )


def _typed(args: Any) -> Any:
    """The named tuple itself, or the only item of a list."""
    if hasattr(args, "__annotations__"):
        return args
    items = list(args)
    assert len(items) == 1, "len(args) must be 1 when using typed args."
    return items[0]
