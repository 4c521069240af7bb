"""Completes what a person types at a debugger, without running any code of the values' classes."""

import ast
import builtins
import inspect
import keyword
import re
from types import MemberDescriptorType, ModuleType
from typing import Any, Dict, Iterable, List, Mapping, Tuple

from .ids import VmConsts, VmConstsReference, VmConstsStruct, name_table

#: The last thing in a text that may be completed: names, attributes and items of literals, and a part of a name.
_PATH = re.compile(r"((?:[^\W\d]\w*)(?:\.[^\W\d]\w*|\[(?:\d+|'[^'\\]*'|\"[^\"\\]*\")\])*\.)?([^\W\d]\w*|)$")
_STEP = re.compile(r"(?:^|\.)(\w+)|\[([^\]]*)\]")
#: As many as a person can look through.
MOST = 500

#: Kinds of completions, as the Debug Adapter Protocol names them.
_KINDS: Tuple[Tuple[Any, str], ...] = (
    (ModuleType, "module"),
    (type, "class"),
    ((type(len), type(lambda: None), type("".join)), "function"),
)


def completions(text: str, scopes: Iterable[Mapping[str, Any]]) -> Dict[str, Any]:
    """
    What may follow at the end of `text`. `scopes`: names and their values, the nearest first. Returns {"length": how
    many of the last characters are replaced, "items": [{"label", "type"}]}.
    """
    match = _PATH.search(text)
    if match is None or _is_in_text(text[: match.start()]):
        return {"length": 0, "items": []}
    path, start = match.group(1), match.group(2)
    names: Dict[str, str] = {}
    if path:
        # A dot after what cannot be followed, such as a call, has no path.
        for name, kind in _members(_value(path[:-1], scopes)):
            names.setdefault(name, kind)
    elif match.start() == 0 or text[match.start() - 1] not in ".":
        for scope in (*scopes, vars(builtins)):
            for name, value in list(scope.items()):
                names.setdefault(str(name), _kind(value, "variable"))
        for name in keyword.kwlist:
            names.setdefault(name, "keyword")
    found = [name for name in names if name.startswith(start)]
    if not start.startswith("_"):
        found = [name for name in found if not name.startswith("_")]
    items = [{"label": name, "type": names[name]} for name in found[:MOST]]
    return {"length": len(start), "items": items}


def _is_in_text(before: str) -> bool:
    """True within a string or a comment: there is nothing to complete."""
    without = re.sub(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", "", before.rsplit("\n", 1)[-1])
    return "'" in without or '"' in without or "#" in without


_NOTHING = object()


def _value(path: str, scopes: Iterable[Mapping[str, Any]]) -> Any:
    """The value that a path leads to; _NOTHING: it cannot be found without running code."""
    value = _NOTHING
    for position, match in enumerate(_STEP.finditer(path)):
        name, key = match.groups()
        if position == 0:
            value = next((scope[name] for scope in (*scopes, vars(builtins)) if name in scope), _NOTHING)
        elif name is not None:
            value = _attribute(value, name)
        else:
            value = _item(value, ast.literal_eval(key))
        if value is _NOTHING:
            return value
    return value


def _item(value: Any, key: Any) -> Any:
    try:
        if issubclass(type(value), dict):
            return dict.__getitem__(value, key)
        if type(value) in (list, tuple):
            return value[key]
    except (LookupError, TypeError):
        pass
    return _NOTHING


def _attribute(value: Any, name: str) -> Any:
    if issubclass(type(value), (VmConsts, VmConstsReference)):
        # They read memory, and no more.
        try:
            return getattr(value, name)
        except Exception:
            return _NOTHING
    found = inspect.getattr_static(value, name, _NOTHING)
    if isinstance(found, MemberDescriptorType):
        try:
            return found.__get__(value)
        except AttributeError:
            return _NOTHING
    return _NOTHING if isinstance(found, property) else found


def _members(value: Any) -> List[Tuple[str, str]]:
    if value is _NOTHING:
        return []
    kind = type(value)
    if issubclass(kind, VmConsts):
        return [(name, "field") for name in name_table(value).entries]
    if issubclass(kind, VmConstsReference):
        return [(name, "field") for name in (*value._struct_definition.members, "address_", "type_")]
    if issubclass(kind, VmConstsStruct):
        return [(name, "field") for name in ("SIZE", *value._struct_definition.members)]
    found: List[Tuple[str, str]] = []
    own = inspect.getattr_static(value, "__dict__", None)
    if own is not None and kind.__dictoffset__:
        fields = object.__getattribute__(value, "__dict__")
        found += [(str(name), _kind(of, "field")) for name, of in list(fields.items())]
    classes = type.__dict__["__mro__"].__get__(value) if isinstance(value, type) else ()
    for cls in (*classes, *type.__dict__["__mro__"].__get__(kind)):
        found += [(name, _kind(of, "field", method="method")) for name, of in list(vars(cls).items())]
    return found


def _kind(value: Any, otherwise: str, method: str = "function") -> str:
    if type(value) in (classmethod, staticmethod) or inspect.isroutine(value):
        return method
    if isinstance(value, property):
        return "property"
    for types, name in _KINDS:
        if issubclass(type(value), types):
            return name
    return otherwise
