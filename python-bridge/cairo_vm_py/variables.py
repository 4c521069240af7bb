"""Python values for a debugger: texts, types, and children by reference, in pages."""

import reprlib
from types import BuiltinFunctionType, FrameType, FunctionType, MethodType, ModuleType
from typing import Any, Collection, Dict, Iterator, List, NamedTuple, Optional, Tuple

from .ids import VmConsts, VmConstsReference, VmConstsStruct, name_table
from .relocatable import RelocatableValue

Variable = Dict[str, Any]
Part = Tuple[str, Any, Optional[str]]

#: Types whose objects have nothing to open.
LEAVES = (
    bool,
    int,
    float,
    complex,
    str,
    bytes,
    type(None),
    type,
    ModuleType,
    FunctionType,
    MethodType,
    BuiltinFunctionType,
    RelocatableValue,
)

#: Keys whose repr is an expression for them.
_LITERALS = (str, int, bool, bytes, type(None))


class _Repr(reprlib.Repr):
    def __init__(self) -> None:
        super().__init__()
        self.maxlevel = 4
        self.maxdict = self.maxlist = self.maxtuple = self.maxset = self.maxfrozenset = 20
        self.maxdeque = self.maxarray = 20
        self.maxstring = self.maxlong = self.maxother = 1000


_repr = _Repr()


def text_of(value: Any, levels: int = _repr.maxlevel) -> str:
    """A short repr, which opens so many levels. Never raises."""
    try:
        # isinstance would ask the value for its class.
        if issubclass(type(value), RelocatableValue):
            return str(value)
        if issubclass(type(value), (VmConstsReference, VmConstsStruct, VmConsts)):
            return _text_of_names(value)
        return _repr.repr1(value, levels)
    except Exception as error:
        return f"<repr failed: {type(error).__name__}>"


def _text_of_names(value: Any) -> str:
    if isinstance(value, VmConstsReference):
        return f"{value._struct_definition.full_name} at {value.address_}"
    if isinstance(value, VmConstsStruct):
        return f"struct {value._struct_definition.full_name}"
    return f"<ids {name_table(value).path}>".replace(" >", ">")


def scope_name(depth: int) -> str:
    """What a scope of hints is called."""
    return "Main scope" if depth == 0 else f"Scope {depth}"


class Kept(NamedTuple):
    """A value that a client may ask for the parts of."""

    value: Any
    #: Names among its parts not to show.
    hidden: Collection[str]
    #: Where it is from; None: not from a frame.
    frame: Optional[FrameType]
    #: The expression for it there; "": its parts are names; None: there is none.
    path: Optional[str]


class Variables:
    """Values that a client may ask the children of, by number, until `clear`."""

    def __init__(self) -> None:
        # Numbers are never used again: an old one finds nothing instead of something else.
        self._next = 1
        self._values: Dict[int, Kept] = {}

    def clear(self) -> None:
        """Forgets all values: what they were may change now."""
        self._values.clear()

    def keep(
        self,
        value: Any,
        hidden: Collection[str] = (),
        frame: Optional[FrameType] = None,
        path: Optional[str] = None,
    ) -> int:
        """Returns a number for a value."""
        number = self._next
        self._next += 1
        self._values[number] = Kept(value, hidden, frame, path)
        return number

    def kept(self, number: int) -> Kept:
        """What has this number. KeyError if it is not known."""
        return self._values[number]

    def describe(
        self, name: str, value: Any, frame: Optional[FrameType] = None, path: Optional[str] = None
    ) -> Variable:
        """Returns {"name", "value", "type", "reference", "evaluateName"?, "namedCount"?, "indexedCount"?}."""
        variable: Variable = {
            "name": name,
            "value": text_of(value),
            "type": type(value).__name__,
            "reference": 0,
        }
        if path is not None:
            variable["evaluateName"] = path
        counts = _counts(value)
        if counts is not None:
            variable["reference"] = self.keep(value, (), frame, path)
            kind, count = counts
            variable[kind] = count
        return variable

    def scope(
        self,
        name: str,
        value: Dict[str, Any],
        hidden: Collection[str],
        frame: Optional[FrameType] = None,
        is_named: bool = True,
    ) -> Variable:
        """
        Describes a dictionary of variables, whose names are shown as they are. `is_named`: can they be found by them
        in the frame, or, without one, between hints?
        """
        return {
            "name": name,
            "value": "",
            "type": "scope",
            "reference": self.keep(Scope(value), hidden, frame, "" if is_named else None),
            "namedCount": sum(1 for key in value if key not in hidden),
        }

    def children(self, kept: Kept, start: int = 0, count: Optional[int] = None) -> List[Variable]:
        """Describes the parts of a value, or a page of them."""
        found: List[Variable] = []
        for position, (name, child, step) in enumerate(parts(kept.value, kept.hidden)):
            if count is not None and position >= start + count:
                break
            if position >= start:
                found.append(self.describe(name, child, kept.frame, _path(kept.path, step)))
        return found

    def part(self, kept: Kept, name: str) -> Variable:
        """Describes the part of this name. KeyError if there is none."""
        for found, child, step in parts(kept.value, kept.hidden):
            if found == name:
                return self.describe(name, child, kept.frame, _path(kept.path, step))
        raise KeyError(name)


def _path(path: Optional[str], step: Optional[str]) -> Optional[str]:
    if path is None or step is None:
        return None
    return path + step if path else step.lstrip(".")


class Scope:
    """A dictionary whose keys are names."""

    def __init__(self, variables: Dict[str, Any]) -> None:
        self.variables = variables


def _counts(value: Any) -> Optional[Tuple[str, int]]:
    """What a value has to expand; None for a leaf."""
    try:
        if isinstance(value, (*LEAVES, Unreadable)):
            return None
        if isinstance(value, (list, tuple)):
            return ("indexedCount", len(value)) if len(value) else None
        if isinstance(value, (set, frozenset)):
            return ("indexedCount", len(value)) if value else None
        if isinstance(value, dict):
            return ("namedCount", len(value)) if value else None
        if isinstance(value, VmConstsReference):
            count = len(value._struct_definition.members)
        elif isinstance(value, VmConstsStruct):
            count = 1 + len(value._struct_definition.members)
        elif isinstance(value, VmConsts):
            count = len(name_table(value).entries)
        else:
            count = sum(1 for _ in _attributes(value))
    except Exception:  # Classes of hints may fail at anything.
        return None
    return ("namedCount", count) if count else None


def parts(value: Any, hidden: Collection[str] = ()) -> Iterator[Part]:
    """The parts of a value: (name, part, what leads from an expression for the value to one for the part, or None)."""
    if isinstance(value, Scope):
        for name, child in list(value.variables.items()):
            if name not in hidden:
                yield str(name), child, f".{name}"
    elif isinstance(value, dict):
        for key, child in list(value.items()):
            yield text_of(key), child, f"[{key!r}]" if type(key) in _LITERALS else None
    elif isinstance(value, (list, tuple)):
        names = getattr(type(value), "_fields", None)
        for index, child in enumerate(list(value)):
            yield (names[index], child, f".{names[index]}") if names else (str(index), child, f"[{index}]")
    elif isinstance(value, (set, frozenset)):
        for index, child in enumerate(list(value)):
            yield str(index), child, None
    else:
        for name, child in _members(value):
            yield name, child, f".{name}"


def _members(value: Any) -> Iterator[Tuple[str, Any]]:
    if isinstance(value, VmConsts):
        return _safely(value, list(name_table(value).entries))
    if isinstance(value, VmConstsReference):
        return _safely(value, list(value._struct_definition.members))
    if isinstance(value, VmConstsStruct):
        return _safely(value, ["SIZE", *value._struct_definition.members])
    return _attributes(value)


def _attributes(value: Any) -> Iterator[Tuple[str, Any]]:
    fields = getattr(value, "__dict__", None)
    if isinstance(fields, dict):
        for name, child in list(fields.items()):
            yield str(name), child
    for cls in type(value).__mro__:
        slots = cls.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__") and hasattr(value, name):
                yield name, getattr(value, name)


def _safely(value: Any, names: List[str]) -> Iterator[Tuple[str, Any]]:
    for name in names:
        try:
            yield name, getattr(value, name)
        except Exception as error:
            yield name, Unreadable(error)


class Unreadable:
    """Stands for a value that could not be read."""

    __slots__ = ("_error",)

    def __init__(self, error: BaseException) -> None:
        self._error = error

    def __repr__(self) -> str:
        return f"<{type(self._error).__name__}: {self._error}>"
