"""
What hints may import (M9).

CPython is no sandbox: a hint that wants to get at anything can. The policy keeps honest hints to
what was agreed on, and says what to allow when they need more.
"""

import builtins
from typing import Any, Callable, Dict, FrozenSet, Mapping, Optional, Sequence

from .hints import Hint

CurrentHint = Callable[[], Optional[Hint]]


class HintPolicy:
    """
    Which modules hints may import, and from which folders.

    `python_path`: folders that are searched first. `allowed_modules`: names of modules, each with its
    submodules; None: all that Python finds.

    What an allowed module imports itself is its own affair. Several VMs may share a policy.
    """

    def __init__(
        self, allowed_modules: Optional[Sequence[str]] = None, python_path: Sequence[str] = ()
    ) -> None:
        _check_names("allowed_modules", allowed_modules)
        _check_texts("python_path", python_path)
        self.allowed_modules: Optional[FrozenSet[str]] = (
            None if allowed_modules is None else frozenset(allowed_modules)
        )
        self.python_path = tuple(python_path)

    def allows(self, module: str) -> bool:
        """True if hints may import this module."""
        if self.allowed_modules is None or module in self.allowed_modules:
            return True
        parent = module.rpartition(".")[0]
        return parent != "" and self.allows(parent)

    def builtins_for(self, current: CurrentHint) -> Optional[Dict[str, Any]]:
        """
        Returns the `__builtins__` of the hints of one VM; None: Python's own.

        Who imports is told by them: a function finds `__import__` in the builtins of the code that
        it was written in, and modules have Python's own.
        """
        if self.allowed_modules is None:
            return None
        return {**vars(builtins), "__import__": self._importer(current)}

    def _importer(self, current: CurrentHint) -> Callable[..., Any]:
        proceed = builtins.__import__

        def import_allowed(
            name: str,
            globals: Optional[Mapping[str, object]] = None,
            locals: Optional[Mapping[str, object]] = None,
            fromlist: Optional[Sequence[str]] = (),
            level: int = 0,
        ) -> Any:
            if level == 0 and not self.allows(name):
                # `from starkware import cairo` needs starkware.cairo only.
                wanted = [f"{name}.{member}" for member in fromlist or () if member != "*"]
                refused = next((each for each in wanted if not self.allows(each)), None)
                if not wanted or refused is not None:
                    raise self._refusal(name, current())
            return proceed(name, globals, locals, fromlist or (), level)

        return import_allowed

    def _refusal(self, module: str, hint: Optional[Hint]) -> ImportError:
        allowed = ", ".join(sorted(self.allowed_modules or ())) or "none"
        who = "Code of a hint" if hint is None else f"The hint of {hint.function} {_place(hint)}"
        return ImportError(
            f"{who} may not import '{module}'. Allowed: {allowed}. To allow it, add '{module}' to"
            f" allowedModules (allowed_modules in Python), or give the option --allow-module {module}.",
            name=module,
        )


def _place(hint: Hint) -> str:
    return f"({hint.label})" if hint.file is None else f"({hint.file}:{hint.line})"


def _check_texts(what: str, values: Sequence[str]) -> None:
    if isinstance(values, str) or not all(isinstance(value, str) for value in values):
        raise TypeError(f"{what} must be a sequence of texts, not {values!r}.")


def _check_names(what: str, values: Optional[Sequence[str]]) -> None:
    if values is None:
        return
    _check_texts(what, values)
    for value in values:
        if not all(part.isidentifier() for part in value.split(".")):
            raise ValueError(f"{what}: '{value}' is no name of a module, such as 'json' or 'os.path'.")
