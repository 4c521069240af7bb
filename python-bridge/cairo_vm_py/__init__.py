"""
A Cairo VM for Python.

An interpreter that imports this makes VMs as objects: `CairoRunner` is the runner of cairo-vm-py,
`CairoFunctionRunner` that of cairo-lang for functions. Hints run in this interpreter.

`cairo_vm_py.child` runs the hints of a VM that another process owns.
"""

from typing import TYPE_CHECKING, Any, Dict

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

if TYPE_CHECKING:
    from .api.failure import VmLost
    from .api.function_runner import CairoFunctionRunner
    from .api.runner import CairoRunner

__all__ = [
    "CairoFunctionRunner",
    "CairoRunner",
    "HintException",
    "HintTimeout",
    "InconsistentMemoryError",
    "MaybeRelocatable",
    "RelocatableValue",
    "ResourcesError",
    "SecurityError",
    "UnknownMemoryError",
    "VmException",
    "VmExceptionBase",
    "VmLost",
    "__version__",
]
__version__ = "0.1.0"

#: Loaded when they are asked for: the interpreter that only runs hints does without.
_API: Dict[str, str] = {
    "CairoFunctionRunner": "function_runner",
    "CairoRunner": "runner",
    "VmLost": "failure",
}


def __getattr__(name: str) -> Any:
    if name not in _API:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    found = getattr(importlib.import_module(f"{__name__}.api.{_API[name]}"), name)
    globals()[name] = found
    return found
