"""Values with Cairo's types: what functions are given, and what they return."""

from collections import namedtuple
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Dict, Tuple

from ..relocatable import RelocatableValue


def argument(value: Any) -> Any:
    """
    Returns an argument as JSON: felts (ints of any size and sign), pointers, lists and tuples (arrays, tuples,
    structs by the order of their members), dicts and named tuples (structs by the names of their members).

    Raises TypeError for anything else.
    """
    if isinstance(value, int):
        return int(value)
    if isinstance(value, RelocatableValue):
        return f"{value.segment_index}:{value.offset}"
    if hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, Mapping):
        return {str(name): argument(member) for name, member in value.items()}
    if isinstance(value, (str, bytes)):
        raise TypeError(
            f"{value!r} is no argument of a Cairo function: give a felt, such as int.from_bytes(b'text', 'big')."
        )
    if isinstance(value, Iterable):
        return [argument(item) for item in value]
    raise TypeError(
        f"{value!r} is no argument of a Cairo function: give ints, pointers, lists, tuples or dicts."
    )


def result(value: Any) -> Any:
    """
    Returns what a function returned: ints for felts, RelocatableValue for pointers, named tuples for structs and
    tuples with names, tuples for the others. A lone felt or pointer comes without a tuple around it, and nothing as None.
    """
    made = typed(value)
    if isinstance(made, tuple) and len(made) < 2:
        return made[0] if made else None
    return made


def typed(value: Any) -> Any:
    """Returns a value as the VM describes it: see `vm-server/src/commands/results.ts`."""
    if isinstance(value, str):
        return int(value)
    if isinstance(value, list):
        return RelocatableValue(*value)
    if "list" in value:
        return tuple(typed(item) for item in value["list"])
    members: Dict[str, Any] = {name: typed(member) for name, member in value["members"]}
    return _struct(tuple(members))(*members.values())


@lru_cache(maxsize=None)
def _struct(names: Tuple[str, ...]) -> Any:
    # Names that Python does not take become _0, _1 …
    return namedtuple("Struct", names, rename=True)
