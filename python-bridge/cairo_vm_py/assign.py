"""Gives a part of a value that a debugger shows another value."""

from typing import Any

from .evaluation import write_back
from .ids import VmConsts, VmConstsReference, VmConstsStruct
from .variables import Kept, Scope, parts, text_of

_OF_MEMORY = (VmConsts, VmConstsReference, VmConstsStruct)


def assign_part(kept: Kept, name: str, value: Any) -> None:
    """
    Assigns as a statement would, in `ids` too. `name` is that of a part, as it is shown.

    Raises RuntimeError if there is no such part or it cannot be changed, and what the value's own code raises.
    """
    of = kept.value
    if isinstance(of, Scope):
        _assign_variable(kept, name, value)
    elif isinstance(of, dict):
        keys = [key for key in of if text_of(key) == name]
        if len(keys) != 1:
            raise RuntimeError(f"There is no key {name}." if not keys else f"Several keys look like {name}.")
        of[keys[0]] = value
    elif isinstance(of, list):
        of[_index(name, len(of))] = value
    elif isinstance(of, (tuple, set, frozenset)):
        raise RuntimeError(f"The parts of a {type(of).__name__} cannot be changed.")
    elif isinstance(of, _OF_MEMORY) or any(name == found for found, _, _ in parts(of)):
        setattr(of, name, value)
    else:
        raise RuntimeError(f"There is no attribute {name}.")


def _assign_variable(kept: Kept, name: str, value: Any) -> None:
    names = kept.value.variables
    if name not in names or name in kept.hidden:
        raise RuntimeError(f"There is no variable {name}.")
    names[name] = value
    frame = kept.frame
    if frame is not None and names is not frame.f_globals:
        # What is shown is a copy.
        frame.f_locals[name] = value
        write_back(frame)


def _index(name: str, count: int) -> int:
    if not name.isdecimal() or int(name) >= count:
        raise RuntimeError(f"There is no element {name}.")
    return int(name)
