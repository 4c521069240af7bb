"""Places in Cairo sources, as cairo-lang has them (compiler/error_handling.py, compiler/debug_info.py)."""

import dataclasses
import sys
from typing import Any, Dict, List, Optional, Tuple


@dataclasses.dataclass
class InputFile:
    """A source file, as it was named to the compiler."""

    filename: Optional[str]
    content: Optional[str] = None

    def get_content(self) -> str:
        """Its text. Raises FileNotFoundError if it is no longer there."""
        if self.content is None:
            assert self.filename is not None, "Content must be set if filename is None."
            with open(self.filename, encoding="utf-8") as file:
                self.content = file.read()
        return self.content


@dataclasses.dataclass(frozen=True)
class Location:
    """From (start_line, start_col) up to, not including, (end_line, end_col); all count from 1."""

    start_line: int
    start_col: int
    end_line: int
    end_col: int
    input_file: InputFile
    #: What it was expanded from, with words about that.
    parent_location: Optional[Tuple["Location", str]] = None


@dataclasses.dataclass
class HintLocation:
    """A hint. `n_prefix_newlines`: line breaks between `%{` and its first line."""

    location: Location
    n_prefix_newlines: int


@dataclasses.dataclass
class InstructionLocation:
    """An instruction and its hints; None for a hint without a location."""

    inst: Location
    hints: List[Optional[HintLocation]]
    accessible_scopes: List[str]
    flow_tracking_data: Optional[Any] = None


def instruction_location(description: Optional[Dict[str, Any]]) -> Optional[Any]:
    """An InstructionLocation, of cairo-lang's classes where they are loaded."""
    if description is None:
        return None
    hints = [
        hint and _cls("debug_info", HintLocation)(_location(hint["location"]), hint["prefixNewlines"])
        for hint in description["hints"]
    ]
    cls = _cls("debug_info", InstructionLocation)
    return cls(_location(description["inst"]), hints, description["accessibleScopes"], None)


def _location(description: Dict[str, Any]) -> Any:
    parent = description.get("parent")
    return _cls("error_handling", Location)(
        start_line=description["startLine"],
        start_col=description["startCol"],
        end_line=description["endLine"],
        end_col=description["endCol"],
        input_file=_cls("error_handling", InputFile)(description.get("filename"), None),
        parent_location=parent and (_location(parent["location"]), parent["message"]),
    )


def _cls(module: str, own: type) -> Any:
    loaded = sys.modules.get(f"starkware.cairo.lang.compiler.{module}")
    return getattr(loaded, own.__name__, own)
