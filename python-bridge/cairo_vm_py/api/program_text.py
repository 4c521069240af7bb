"""What a program can be given as."""

import json
import os
from typing import Any


def program_text(program: Any) -> bytes:
    """
    The JSON text of a compiled program: that text itself, a path-like with it, what json.load made of
    it, or a Program of cairo-lang.
    """
    if isinstance(program, bytes):
        return program
    if isinstance(program, str):
        return program.encode()
    if isinstance(program, os.PathLike):
        with open(program, "rb") as file:
            return file.read()
    if hasattr(program, "dump"):
        program = program.dump()
    return json.dumps(program).encode()
