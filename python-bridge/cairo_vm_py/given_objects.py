"""
The objects that hints are given before the run, such as a syscall handler (M10).

Where the VM's process owns the interpreter, they are named: `module:callable` is imported and called once,
before the first step; anything else comes as a value.
"""

import importlib
import keyword
import sys
import traceback
from typing import Any, Callable, Collection, Dict, List, Mapping

from .traceback_text import PACKAGE

#: What the callable gets if it has a parameter of that name.
Offered = Mapping[str, Any]


class ObjectRefused(Exception):
    """An object cannot be made: which one, why, and what to do."""


def make_objects(descriptions: Mapping[str, Dict[str, Any]], offered: Offered) -> Dict[str, Any]:
    """
    Returns the objects by name. Descriptions are {"call": "module:callable"} or {"value": …}.

    Raises ObjectRefused, whose text has the traceback of what went wrong.
    """
    made: Dict[str, Any] = {}
    for name, description in descriptions.items():
        if "value" in description:
            made[name] = description["value"]
        else:
            made[name] = _Maker(name, description["call"]).make(offered)
    return made


def check_names(what: str, values: Mapping[str, Any], taken: Collection[str]) -> None:
    """Raises ValueError for names that hints cannot have: `taken` ones, or none of Python's."""
    for name in values:
        if not name.isidentifier() or keyword.iskeyword(name):
            raise ValueError(f"{what}: '{name}' is no name that a hint could use.")
        if name in taken or name.endswith("_builtin"):
            raise ValueError(f"{what}: hints have a '{name}' of the VM already. Choose another name.")


class _Maker:
    def __init__(self, name: str, target: str) -> None:
        self._what = f"The object '{target}', which hints are to have as '{name}', cannot be made"
        self._module, _, self._path = target.partition(":")

    def make(self, offered: Offered) -> Any:
        call = self._find()
        arguments = self._arguments(call, offered)
        try:
            return call(**arguments)
        except (Exception, SystemExit) as error:
            raise self._refusal("calling it failed. Correct the error below.", error) from error

    def _find(self) -> Callable[..., Any]:
        try:
            found: Any = importlib.import_module(self._module)
        except ModuleNotFoundError as error:
            if not _is_part(error.name, self._module):
                raise self._refusal(
                    f"its module needs '{error.name}', which is not there.", error
                ) from error
            places = "\n".join(f"  {folder}" for folder in sys.path)
            raise self._refusal(
                f"there is no module '{self._module}'. Add its folder to pythonPath (--python-path)."
                f" Looked in:\n{places}"
            ) from error
        except (Exception, SystemExit) as error:
            reason = "its module cannot be imported. Correct the error below."
            raise self._refusal(reason, error) from error
        reached = self._module
        for part in self._path.split("."):
            if not hasattr(found, part):
                raise self._refusal(f"'{reached}' has no '{part}'. {_offer(found)}")
            found, reached = getattr(found, part), f"{reached}.{part}"
        if not callable(found):
            raise self._refusal(
                f"it is of type {type(found).__name__} and cannot be called. Name a class or a function"
                " that returns the object."
            )
        return found  # type: ignore[no-any-return]

    def _arguments(self, call: Callable[..., Any], offered: Offered) -> Dict[str, Any]:
        import inspect

        try:
            parameters = list(inspect.signature(call).parameters.values())
        except (TypeError, ValueError):
            # Some that are written in C do not say.
            return {}
        by_name = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
        given: Dict[str, Any] = {}
        missing: List[str] = []
        for parameter in parameters:
            if parameter.name in offered and parameter.kind in by_name:
                given[parameter.name] = offered[parameter.name]
            elif parameter.default is parameter.empty and parameter.kind not in (
                inspect.Parameter.VAR_POSITIONAL,
                inspect.Parameter.VAR_KEYWORD,
            ):
                missing.append(parameter.name)
        if missing:
            names = " and ".join(f"'{name}'" for name in offered)
            raise self._refusal(
                f"it wants {', '.join(missing)}. Only {names} can be given to it: name a function without"
                " other parameters that returns the object."
            )
        return given

    def _refusal(self, reason: str, error: Any = None) -> ObjectRefused:
        text = f"{self._what}: {reason}"
        if error is not None:
            text += f"\n{_traceback(error)}"
        return ObjectRefused(text)


def _is_part(missing: Any, module: str) -> bool:
    """True if it is the named module, or a package that it is in, that was not found."""
    return missing is not None and (module == missing or module.startswith(f"{missing}."))


def _offer(found: Any) -> str:
    names = sorted(
        name
        for name, value in getattr(found, "__dict__", {}).items()
        if callable(value) and not name.startswith("_")
    )
    return f"It has: {', '.join(names)}." if names else "It has nothing that can be called."


def _traceback(error: BaseException) -> str:
    """The traceback without the frames of this package and of the import system."""
    summary = traceback.TracebackException.from_exception(error)
    summary.stack = traceback.StackSummary.from_list(
        item
        for item in summary.stack
        if not item.filename.startswith((PACKAGE, "<frozen importlib", importlib.__file__))
    )
    return "".join(summary.format()).rstrip()
