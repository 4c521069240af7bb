"""A compiled program, as its owner sees it before there is a VM."""

import json
import os
from functools import cached_property
from typing import Any, Dict, Mapping, NamedTuple, Optional, Tuple, Union

#: What a program can be given as: the path of its file, its JSON as text or bytes, or what json.load makes of it.
ProgramSource = Union[str, bytes, Mapping[str, Any], "os.PathLike[str]", "Program"]


class Function(NamedTuple):
    """A function of a program. Types are Cairo's, as text: 'felt', 'felt*', '__main__.Point'."""

    #: With the module: '__main__.fib'.
    name: str
    #: Where it starts, in words from the start of the program.
    pc: int
    #: Name → type, in their order.
    arguments: Dict[str, str]
    implicit_arguments: Dict[str, str]
    returns: str


class Program:
    """
    A program that cairo-compile made. It starts nothing, and its text is parsed only when something is asked.

    Give it to as many VMs as you like.
    """

    def __init__(self, text: bytes, path: Optional[str] = None) -> None:
        #: The JSON, in UTF-8.
        self.text = text
        #: The file it was read from; None: none.
        self.path = path

    @cached_property
    def json(self) -> Dict[str, Any]:
        """The compiled program. Raises ValueError if the text is none."""
        where = self.path or "The text"
        try:
            value = json.loads(self.text)
        except ValueError as error:
            raise ValueError(f"{where} is no compiled program: {error}") from None
        if not isinstance(value, dict) or "data" not in value or "identifiers" not in value:
            raise ValueError(f"{where} is no compiled Cairo 0 program: run cairo-compile to make one.")
        return value

    @property
    def builtins(self) -> Tuple[str, ...]:
        """The builtins that the program names: ('output', 'range_check')."""
        return tuple(self.json["builtins"])

    @property
    def prime(self) -> int:
        """The modulus of its felts."""
        return int(self.json["prime"], 0)

    @property
    def n_words(self) -> int:
        """How many cells its code takes."""
        return len(self.json["data"])

    @property
    def main(self) -> Optional[int]:
        """Where main starts, in words from the start of the program; None: it has none, only functions to call."""
        found = self.functions.get("main")
        return None if found is None else found.pc

    @cached_property
    def functions(self) -> Dict[str, Function]:
        """
        The functions by the names that they can be called by: in full, and those of the main module also without
        its name.
        """
        identifiers: Dict[str, Any] = self.json["identifiers"]
        scope = self.json.get("main_scope", "__main__")
        found: Dict[str, Function] = {}
        for name, identifier in identifiers.items():
            target = identifier
            while target["type"] == "alias" and target["destination"] in identifiers:
                name_of_target = target["destination"]
                target = identifiers[name_of_target]
            if target["type"] != "function":
                continue
            full = name if target is identifier else name_of_target
            function = Function(
                full,
                target["pc"],
                _members(identifiers, f"{full}.Args"),
                _members(identifiers, f"{full}.ImplicitArgs"),
                identifiers.get(f"{full}.Return", {}).get("cairo_type", "()"),
            )
            found[name] = function
            if name.startswith(f"{scope}."):
                found[name[len(scope) + 1 :]] = function
        return found

    @cached_property
    def hints(self) -> Dict[int, Tuple[str, ...]]:
        """The hints: pc, in words from the start of the program → their code, in their order."""
        return {
            int(pc): tuple(hint["code"] for hint in hints)
            for pc, hints in self.json.get("hints", {}).items()
        }

    def __repr__(self) -> str:
        return f"<Cairo program of {self.path or f'{len(self.text)} bytes'}>"


def load(source: ProgramSource) -> Program:
    """
    Returns a compiled program: of a path, of JSON (text, bytes or what json.load returns), or as it is.

    It is cheap: the VM reads the program, and Python only if it is asked about it. Raises OSError if the file
    cannot be read, and ValueError if it is a source file.
    """
    if isinstance(source, Program):
        return source
    if isinstance(source, Mapping):
        return Program(json.dumps(source).encode())
    if isinstance(source, bytes):
        return Program(source)
    if isinstance(source, str) and source.lstrip().startswith("{"):
        return Program(source.encode())
    path = os.fspath(source)
    if path.endswith(".cairo"):
        raise ValueError(f"{path} has to be compiled first: cairo-compile {path} --output program.json")
    with open(path, "rb") as file:
        return Program(file.read(), path)


def _members(identifiers: Dict[str, Any], struct: str) -> Dict[str, str]:
    members = identifiers.get(struct, {}).get("members", {})
    in_order = sorted(members.items(), key=lambda member: member[1]["offset"])
    return {name: member["cairo_type"] for name, member in in_order}
