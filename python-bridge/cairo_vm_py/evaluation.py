"""Python that the person at a debugger wrote: evaluated in a frame of a hint, or in a scope between hints."""

import ast
import sys
from inspect import CO_OPTIMIZED
from types import FrameType
from typing import Any, Dict

from .executor import REGISTERS, HintExecutor
from .relocatable import RelocatableValue

NOT_IN_HINT = "Memory can be written only while a hint runs."


class Access:
    """Lets requests between hints read the VM's memory; writing is for hints."""

    def __init__(self, executor: HintExecutor, request: Dict[str, Any], is_stopped: bool) -> None:
        self._executor = executor
        self._vm = None if is_stopped else request.get("vm")

    def __enter__(self) -> Dict[str, Any]:
        names = self._executor.evaluation_names()
        vm, link = self._vm, self._executor.link
        if vm is not None:
            # Cells that were unknown may have been written since.
            link.open(vm["segments"], vm["temporary"])
            link.read_only = NOT_IN_HINT
            for name in REGISTERS[:3]:
                names[name] = RelocatableValue(*vm[name])
        return names

    def __exit__(self, *_error: Any) -> None:
        if self._vm is not None:
            link = self._executor.link
            link.is_open, link.read_only = False, None


class Names:
    """Puts names into a scope for a while."""

    def __init__(self, scope: Dict[str, Any], names: Dict[str, Any]) -> None:
        self._scope = scope
        self._names = names
        self._before = {name: scope[name] for name in names if name in scope}

    def __enter__(self) -> None:
        self._scope.update(self._names)

    def __exit__(self, *_error: Any) -> None:
        for name in self._names:
            self._scope.pop(name, None)
        self._scope.update(self._before)


def evaluate(text: str, global_names: Dict[str, Any], local_names: Any) -> Any:
    """The value of an expression."""
    code = compile(text.strip(), "<debugger>", "eval", dont_inherit=True)
    return eval(code, global_names, local_names)


def run(text: str, global_names: Dict[str, Any], local_names: Any) -> Any:
    """The value of an expression; or executes statements, whose value is that of a last expression."""
    try:
        return evaluate(text, global_names, local_names)
    except SyntaxError:
        if _is_expression(text):
            # Raised in it.
            raise
    body = ast.parse(text, "<debugger>").body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    module = ast.Module(body=body, type_ignores=[])
    exec(compile(module, "<debugger>", "exec", dont_inherit=True), global_names, local_names)
    if last is None:
        return None
    code = compile(ast.Expression(last.value), "<debugger>", "eval", dont_inherit=True)
    return eval(code, global_names, local_names)


def _is_expression(text: str) -> bool:
    try:
        ast.parse(text.strip(), mode="eval")
    except SyntaxError:
        return False
    return True


def assignment(target: str, expression: str) -> str:
    """
    A statement that gives what `target` names the value of an expression. Raises ValueError if nothing can be
    assigned to it.
    """
    ast.parse(expression.strip(), mode="eval")
    # On lines of their own, so that no comment ends them.
    statement = f"(\n{target}\n) = (\n{expression}\n)"
    try:
        ast.parse(target.strip(), mode="eval")
        ast.parse(statement)
    except SyntaxError:
        raise ValueError(f"Nothing can be assigned to '{target}'.") from None
    return statement


def write_back(frame: FrameType) -> None:
    """
    Has the variables of a function be what was put into its `f_locals`, which must not have been asked for since. From
    Python 3.13 on they are so by themselves (PEP 667). Raises RuntimeError where an interpreter has no way.
    """
    if not frame.f_code.co_flags & CO_OPTIMIZED or sys.version_info >= (3, 13):
        return
    try:
        # Imported here, since hardly any session of a debugger needs it.
        import ctypes

        to_fast = ctypes.pythonapi.PyFrame_LocalsToFast
    except (ImportError, AttributeError):
        raise RuntimeError(
            "This Python cannot change the variables of a function from outside: take CPython 3.13 or newer."
        ) from None
    to_fast(ctypes.py_object(frame), ctypes.c_int(0))
