"""`vm_load_program` of hints: a program that this one puts into memory becomes known to the VM."""

import json
from typing import Any, Callable

from . import errors
from .hints import HintTable
from .link import VmLink
from .traceback_text import describe_failure


class ProgramLoader:
    """Tells the VM of programs, and takes their hints."""

    def __init__(self, link: VmLink, table: HintTable, on_loaded: Callable[[], None]) -> None:
        self._link = link
        self._table = table
        self._on_loaded = on_loaded

    def load_program(self, program: Any, program_base: Any) -> None:
        """
        Makes the hints, the locations and the attributes of `program` known, whose words are at
        `program_base`, or come to be there: a Program of cairo-lang, or what json.load makes of a
        compiled program.

        Raises AssertionError for a program of another prime, VmException if a hint does not compile.
        """
        base = [program_base.segment_index, program_base.offset]
        text = json.dumps(program if isinstance(program, dict) else program.dump())
        description = self._link.ask_json(op="load", program=text, base=base)
        try:
            self._table.load(description)
        except SyntaxError as error:
            hint = error.hint  # type: ignore[attr-defined]
            failure = describe_failure(error, hint, self._table)
            message = self._link.ask_json(op="load_error", hint=hint.id, failure=failure)
            raise errors.make_error(errors.VM_EXCEPTION, message) from None
        finally:
            self._on_loaded()
