"""A VM as a regular object."""

import json
import os
from typing import Any, Dict, List, Optional, Union

from ..relocatable import RelocatableValue
from .session import State, VmSession


class Vm:
    """
    A Cairo VM that runs one program, with its hints in this interpreter.

    It belongs to the thread that made it. End it with `close`, or use it in a `with` block.
    """

    def __init__(
        self,
        program: Union[str, Dict[str, Any], "os.PathLike[str]"],
        *,
        layout: Optional[str] = None,
        proof_mode: bool = False,
        hint_locals: Optional[Dict[str, Any]] = None,
        program_input: Any = None,
    ) -> None:
        text = _program_text(program)
        given = {"program_input": {} if program_input is None else program_input, **(hint_locals or {})}
        self._session = VmSession(given)
        try:
            self._session.command(
                "create",
                text.encode(),
                layout=layout,
                proofMode=proof_mode,
                recording=True,
                allowMissingBuiltins=proof_mode,
                maxMemory=None,
                entry=None,
                cwd=os.getcwd(),
            )
        except BaseException:
            self._session.close()
            raise
        executor = self._session.executor
        self.memory = executor.memory
        self.segments = executor.segments

    def run(self, steps: Optional[int] = None) -> str:
        """
        Runs at most `steps` steps, without a number to the end.

        Returns why it stopped: 'steps', 'paused' or 'end'. Raises VmException if the run fails.
        """
        return self._session.command("run", maxSteps=steps).value

    def end(self) -> None:
        """Checks, as cairo-run does at the end, what the run did."""
        self._session.command("end")

    @property
    def state(self) -> State:
        """Where the VM stands."""
        assert self._session.state is not None
        return self._session.state

    @property
    def output(self) -> List[Any]:
        """The cells of the output segment; None where one is missing."""
        return [_cell(cell) for cell in self._session.command("output").value]

    def close(self) -> None:
        """Ends the VM; its memory is gone then."""
        self._session.close()

    def __enter__(self) -> "Vm":
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return RelocatableValue(*value)
    return None if value is None else int(value)


def _program_text(program: Union[str, Dict[str, Any], "os.PathLike[str]"]) -> str:
    if isinstance(program, dict):
        return json.dumps(program)
    with open(program, encoding="utf-8") as file:
        return file.read()
