"""
The hints of a program, compiled once.

Each is compiled under the real path of its .cairo file and padded to its line there, so that
tracebacks, `breakpoint()`, `linecache` and line stepping land in the `%{ %}` block.
"""

import linecache
import re
from types import CodeType
from typing import Any, Dict, FrozenSet, Iterator, List, Optional, Set, Tuple

from .names import NameTable, ProgramNames


class Hint:
    """A hint: its code and where it stands."""

    def __init__(self, description: Dict[str, Any], program: ProgramNames) -> None:
        self.id: int = description["id"]
        #: Its number in cairo-lang's `<hintN>`.
        self.label = f"<hint{self.id}>"
        self.function: str = description["function"]
        self.source: str = description["code"]
        #: The file as the debug information names it; None: the program has no location for it.
        self.file: Optional[str] = description["file"]
        #: The file on this machine; the label if there is no location.
        self.path: str = description["path"] or self.label
        #: The line of the first line of the code; 1 if there is no location.
        self.line: int = description["line"]
        self.last_line = self.line + self.source.count("\n")
        self.program = program
        self.names = NameTable(program, self.id, None, "")
        for name, entry in description["names"].items():
            self.names.add(name, entry)
        self.code: CodeType = compile("", self.path, "exec")
        #: Lines on which the tracer can stop, functions in the hint included.
        self.lines: FrozenSet[int] = frozenset()
        #: Lines inside functions: they may run during other hints.
        self.function_lines: FrozenSet[int] = frozenset()
        #: All names (not only those of variables) in the code, and those inside functions.
        self.code_names: FrozenSet[str] = frozenset()
        self.function_names: FrozenSet[str] = frozenset()

    def compile(self) -> None:
        """Compiles the code. Raises SyntaxError, as cairo-lang's compiler of hints does."""
        padded = "\n" * (self.line - 1) + self.source
        try:
            self.code = compile(padded, self.path, "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            # Once more without the padding, for an error with cairo-lang's numbers.
            compile(self.source, self.label, "exec", dont_inherit=True)
            raise
        self.lines = frozenset(code_lines(self.code))
        functions = list(nested_codes(self.code))
        self.function_lines = frozenset(line for inner in functions for line in own_lines(inner))
        self.function_names = frozenset(name for inner in functions for name in inner.co_names)
        self.code_names = self.function_names.union(self.code.co_names)

    def covers(self, path: str, line: int) -> bool:
        """True if the line of that file belongs to this hint."""
        return path == self.path and self.line <= line <= self.last_line


def nested_codes(code: CodeType) -> Iterator[CodeType]:
    """The functions, classes and comprehensions in `code`, at any depth."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from nested_codes(constant)


def own_lines(code: CodeType) -> Iterator[int]:
    """The lines that `code` itself has instructions on."""
    if hasattr(code, "co_lines"):
        for start, _, line in code.co_lines():
            # The first instruction of a module stands on line 0 and is no line of the source.
            if line is not None and line > 0:
                yield line
        return
    import dis

    for _, line in dis.findlinestarts(code):
        yield line


def code_lines(code: CodeType) -> Iterator[int]:
    """The lines that `code` and all functions in it have instructions on."""
    yield from own_lines(code)
    for inner in nested_codes(code):
        yield from own_lines(inner)


class HintTable:
    """All hints of the programs of a VM, and the files they stand in."""

    def __init__(self) -> None:
        self.hints: List[Hint] = []
        #: Path on this machine → name in the debug information.
        self.file_names: Dict[str, Optional[str]] = {}
        #: All words in the code of the hints.
        self.words: Set[str] = set()
        #: Path → lines of the file, for tracebacks.
        self._texts: Dict[str, List[str]] = {}

    def load(self, description: Dict[str, Any]) -> None:
        """
        Takes {"structs": …, "files": [{"path", "text"}], "hints": […]} of a program and compiles its
        hints. Their names and structs are those of this program alone.

        Raises SyntaxError with the attribute `hint` if one does not compile.
        """
        program = ProgramNames()
        program.add_structs(description["structs"])
        for file in description["files"]:
            self.add_text(file["path"], file["text"])
        loaded = [Hint(hint, program) for hint in description["hints"]]
        for hint in loaded:
            if hint.id != len(self.hints):
                raise ValueError(f"Hint {hint.id} came as number {len(self.hints)}.")
            self.hints.append(hint)
            self.words.update(re.findall(r"\w+", hint.source))
            self.file_names[hint.path] = hint.file
            if hint.file is None:
                self.add_text(hint.path, hint.source)
        for hint in loaded:
            try:
                hint.compile()
            except SyntaxError as error:
                error.hint = hint  # type: ignore[attr-defined]
                raise

    def add_text(self, path: str, text: str) -> None:
        """Makes the text of a file known to tracebacks and debuggers."""
        lines = text.splitlines(keepends=True)
        self._texts[path] = lines
        # Without a time of change, linecache never looks for the file on the disk.
        linecache.cache[path] = (len(text), None, lines, path)  # type: ignore[assignment]

    def text_line(self, path: str, line: int) -> Optional[str]:
        """The line of a file, stripped; None if the file is not known."""
        lines = self._texts.get(path)
        if lines is None:
            return None
        return lines[line - 1].strip() if 0 < line <= len(lines) else ""

    def at(self, path: str, line: int, preferred: Optional[Hint]) -> Optional[Hint]:
        """The hint that has this line: the preferred one, if it has."""
        if preferred is not None and preferred.covers(path, line):
            return preferred
        for hint in self.hints:
            if hint.covers(path, line):
                return hint
        return None

    def breakable_lines(self) -> Dict[str, Tuple[int, ...]]:
        """Path → the lines on which a breakpoint can stop."""
        lines: Dict[str, set] = {}
        for hint in self.hints:
            lines.setdefault(hint.path, set()).update(hint.lines)
        return {path: tuple(sorted(of_path)) for path, of_path in lines.items()}
