"""The first parts of a value, found without running any code of its class."""

from functools import lru_cache
from itertools import islice
from types import MemberDescriptorType
from typing import Any, Callable, Collection, Dict, List, NamedTuple, Optional, Tuple

from .ids import VmConsts, VmConstsReference, VmConstsStruct
from .variables import LEAVES, text_of

#: Parts of one value.
ITEMS = 100

_POSITIONS = list(range(ITEMS))
#: What stands in these is memory, not Python.
_NAMES = (VmConsts, VmConstsReference, VmConstsStruct)


class Parts(NamedTuple):
    """Parts of a value by their keys."""

    keys: Collection[Any]
    values: Collection[Any]
    #: How many there are besides.
    more: int
    #: Makes of a key what a person reads.
    name_of: Callable[[Any], str]


@lru_cache(maxsize=4096)
def is_leaf(kind: type) -> bool:
    """True for types whose objects stay as they are."""
    return issubclass(kind, (*LEAVES, *_NAMES))


def parts_of(value: Any) -> Optional[Parts]:
    """The parts of a value that is no leaf; None: it has none that can be found."""
    return _finder(type(value))(value)


@lru_cache(maxsize=4096)
def _finder(kind: type) -> Callable[[Any], Optional[Parts]]:
    if issubclass(kind, dict):
        return _of_dict
    base = next((each for each in (list, tuple, set, frozenset) if issubclass(kind, each)), None)
    if base is not None:
        fields = getattr(kind, "_fields", None) if base is tuple else None
        return lambda value: _of_items(value, base, fields)
    if not kind.__dictoffset__ and not _slots(kind):
        return lambda value: None
    return lambda value: _of_object(value, kind)


def _of_dict(value: Dict[Any, Any], name_of: Callable[[Any], str] = text_of) -> Parts:
    more = dict.__len__(value) - ITEMS
    if more <= 0:
        return Parts(dict.keys(value), dict.values(value), 0, name_of)
    keys, values = dict.keys(value), dict.values(value)
    return Parts(list(islice(keys, ITEMS)), list(islice(values, ITEMS)), more, name_of)


def _of_items(value: Any, base: Any, fields: Optional[Tuple[str, ...]]) -> Parts:
    count = base.__len__(value)
    values = value if count <= ITEMS and type(value) is base else list(islice(base.__iter__(value), ITEMS))
    keys = fields if fields and len(fields) == count else _POSITIONS[:count]
    return Parts(keys, values, max(0, count - ITEMS), str)


def _of_object(value: Any, kind: type) -> Parts:
    fields: Dict[str, Any] = {}
    if kind.__dictoffset__:
        fields = object.__getattribute__(value, "__dict__")
    slots = _slots(kind)
    if not slots:
        return _of_dict(fields, str)
    with_slots = dict(fields)
    for name, slot in slots:
        try:
            with_slots[name] = slot.__get__(value)
        except AttributeError:
            # It has no value.
            pass
    return _of_dict(with_slots, str)


@lru_cache(maxsize=4096)
def _slots(kind: type) -> Tuple[Tuple[str, Any], ...]:
    """The places for attributes that the class and its bases declare."""
    found: List[Tuple[str, Any]] = []
    for cls in kind.__mro__:
        declared = cls.__dict__.get("__slots__", ())
        for name in (declared,) if isinstance(declared, str) else declared:
            slot = cls.__dict__.get(name)
            if isinstance(slot, MemberDescriptorType):
                found.append((name, slot))
    return tuple(found)
