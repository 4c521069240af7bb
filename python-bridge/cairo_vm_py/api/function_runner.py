"""The runner of functions of cairo-lang (cairo/common/cairo_function_runner.py)."""

from collections.abc import Iterable
from typing import Any, Dict, List, NamedTuple, Optional, Tuple, Union

from ..relocatable import RelocatableValue
from .given import PRIME
from .runner_base import RunnerBase


class TypeFelt:
    """Marks an argument that is a felt."""


class TypePointer:
    """Marks an argument that is a pointer: a RelocatableValue, or an iterable, which becomes a segment."""


class TypeStruct:
    """Marks an argument that is a struct: a named tuple, as `build_struct` makes it."""


class TypeTuple:
    """Marks an argument that is a tuple, which cannot be given."""


class TypeCodeoffset:
    """Marks an argument that is the distance to a place in the program."""


_MARKS = {
    "felt": TypeFelt,
    "pointer": TypePointer,
    "struct": TypeStruct,
    "tuple": TypeTuple,
    "codeoffset": TypeCodeoffset,
}

Values = Tuple[Any, ...]


class CairoFunctionRunner(RunnerBase):
    """
    Runs one function of a program, with all builtins:

    ```python
    runner = CairoFunctionRunner(program)
    implicit, (result,) = runner.run("fib", 1, 1, 10)
    ```

    `<name>_builtin` are the builtins: `runner.range_check_builtin.base`.
    """

    def __init__(self, program: Any, layout: str = "plain") -> None:
        super().__init__(program, None, layout, False)
        try:
            self.initialize_function_runner()
        except BaseException:
            self.close()
            raise

    def __getattr__(self, name: str) -> Any:
        if name.endswith("_builtin"):
            found = self.builtin_runners.get(name)
            if found is not None:
                return found
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def build_struct(self, name: str) -> Any:
        """A class of named tuples for a struct of the program, by its name: `build_struct("Point")(x=1, y=2)`."""
        value = self._session.command("struct", name=name).value
        return _named_tuple(value["fullName"].rpartition(".")[2], value["members"])

    def run(
        self,
        func_name: str,
        *args: Any,
        hint_locals: Optional[Dict[str, Any]] = None,
        static_locals: Optional[Dict[str, Any]] = None,
        verify_secure: Optional[bool] = None,
        apply_modulo_to_args: Optional[bool] = None,
        verify_implicit_args_segment: bool = False,
        allow_tmp_segments: bool = False,
        **kwargs: Any,
    ) -> Tuple[Values, Values]:
        """
        Runs a function of the program with its arguments, implicit ones first; by name, too.

        Returns the cells that it returned: for the implicit arguments, and for itself.

        verify_secure: is it checked that the run can be a part of another one? Default: yes.
        verify_implicit_args_segment: is it checked that each implicit argument is a pointer, and comes back
        in the same segment, not before where it was?
        allow_tmp_segments: may temporary segments be left without relocation rules?

        Raises TypeError for arguments that are not those of the function, VmException if the run fails.
        """
        signature = self._session.command("signature", name=func_name).value
        all_args = _named_tuple("full_args", signature["parameters"])(*args, **kwargs)
        self.run_from_entrypoint(
            signature["pc"],
            all_args,
            typed_args=True,
            hint_locals=hint_locals,
            static_locals=static_locals,
            verify_secure=verify_secure,
            apply_modulo_to_args=apply_modulo_to_args,
            allow_tmp_segments=allow_tmp_segments,
        )
        n_implicit = signature["implicitSize"]
        values = tuple(self.get_return_values(n_implicit + signature["returnSize"]))
        if verify_implicit_args_segment:
            _check_implicit(all_args[:n_implicit], values[:n_implicit])
        return values[:n_implicit], values[n_implicit:]

    def run_from_entrypoint(
        self,
        entrypoint: Union[str, int],
        *args: Any,
        typed_args: Optional[bool] = False,
        hint_locals: Optional[Dict[str, Any]] = None,
        static_locals: Optional[Dict[str, Any]] = None,
        run_resources: Optional[Any] = None,
        verify_secure: Optional[bool] = None,
        program_segment_size: Optional[int] = None,
        apply_modulo_to_args: Optional[bool] = None,
        allow_tmp_segments: bool = False,
    ) -> None:
        """
        Runs the function of a name, or at a pc, to its return, and checks the run.

        args: what is on the stack; lists become segments. With `typed_args` one named tuple.
        The rest is as in `CairoRunner.run_from_entrypoint` and `run`.
        """
        assert len(args) == 1 or not typed_args, "len(args) must be 1 when using typed args."
        self._run_function(
            entrypoint,
            args[0] if typed_args else args,
            typed_args=bool(typed_args),
            given=(hint_locals, static_locals),
            run_resources=run_resources,
            apply_modulo_to_args=apply_modulo_to_args,
            verify_secure=verify_secure,
            programSegmentSize=program_segment_size,
            allowTemporarySegments=allow_tmp_segments,
        )

    def assert_eq(self, arg: Any, expected_value: Any, apply_modulo: bool = True) -> None:
        """
        Asserts that a cell is what Cairo has for a value: numbers modulo P; of an iterable a pointer to
        its items.
        """
        assert isinstance(arg, (int, RelocatableValue)), f"Expecting MaybeRelocatable got {arg}"
        if isinstance(expected_value, Iterable):
            for index, value in enumerate(expected_value):
                self.assert_eq(self.memory[arg + index], value, apply_modulo=apply_modulo)
            return
        if apply_modulo and isinstance(arg, int):
            expected_value = expected_value % self._session.executor.link.prime
        assert arg == expected_value, f"{arg} does not equal expected value {expected_value}."


def _named_tuple(name: str, members: List[Any]) -> Any:
    return NamedTuple(name, [(member, _MARKS[kind]) for member, kind in members])


def _check_implicit(given: Values, returned: Values) -> None:
    for argument, value in zip(given, returned):
        assert isinstance(
            argument, RelocatableValue
        ), f"Implicit arguments must be RelocatableValues, {argument} is not."
        assert isinstance(value, RelocatableValue), (
            f"Argument {argument} is a RelocatableValue, but the returned value {value} is not."
        )
        assert argument.segment_index == value.segment_index, (
            f"Implicit argument {argument} is not on the same segment as the returned {value}."
        )
        assert value.offset >= argument.offset, (
            f"The offset of the returned implicit argument {value} is less than "
            f"the offset of the input {argument}."
        )
