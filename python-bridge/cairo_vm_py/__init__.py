"""
A Cairo VM for Python, with hints that run in the interpreter that imports this.

- `Vm` is a VM as a regular object, `load` reads a program for it, and `call` runs one function.
- `CairoRunner` is the runner of cairo-vm-py, `CairoFunctionRunner` that of cairo-lang for functions.
- `cairo_vm_py.child` runs the hints of a VM that another process owns.

See docs/python.md.
"""

from typing import TYPE_CHECKING, Any, List

if TYPE_CHECKING:
    from .api.debug import debug
    from .api.failure import VmLost
    from .api.function_runner import CairoFunctionRunner
    from .api.node import CannotStart
    from .api.program import Function, Program, load
    from .api.runner import CairoRunner
    from .api.session import State
    from .api.vm import ExecutionResources, Vm, call
    from .exceptions import (
        HintException,
        InconsistentMemoryError,
        ResourcesError,
        SecurityError,
        UnknownMemoryError,
        VmException,
        VmExceptionBase,
    )
    from .hint_timeout import HintTimeout
    from .relocatable import MaybeRelocatable, RelocatableValue

__all__ = [
    "CairoFunctionRunner",
    "CairoRunner",
    "CannotStart",
    "ExecutionResources",
    "Function",
    "HintException",
    "HintTimeout",
    "InconsistentMemoryError",
    "MaybeRelocatable",
    "Program",
    "RelocatableValue",
    "ResourcesError",
    "SecurityError",
    "State",
    "UnknownMemoryError",
    "Vm",
    "VmException",
    "VmExceptionBase",
    "VmLost",
    "__version__",
    "call",
    "debug",
    "load",
]
__version__ = "0.1.0"

#: Where the names come from. They are imported when they are first asked for: the interpreter that only runs hints needs
#: few of them, and the process of a VM starts before most of them are loaded.
_HOMES = {
    "CairoFunctionRunner": "api.function_runner",
    "CairoRunner": "api.runner",
    "CannotStart": "api.node",
    "ExecutionResources": "api.vm",
    "Function": "api.program",
    "HintTimeout": "hint_timeout",
    "MaybeRelocatable": "relocatable",
    "Program": "api.program",
    "RelocatableValue": "relocatable",
    "State": "api.session",
    "Vm": "api.vm",
    "VmLost": "api.failure",
    "call": "api.vm",
    "debug": "api.debug",
    "load": "api.program",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = getattr(import_module(f"{__name__}.{_HOMES.get(name, 'exceptions')}"), name)
    globals()[name] = found
    return found


def __dir__() -> List[str]:
    return sorted({*globals(), *__all__})
