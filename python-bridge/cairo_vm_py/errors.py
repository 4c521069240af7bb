"""
Exceptions with the names that cairo-lang gives them.

The name of the class is part of the text that a failing hint prints, and hints catch some of them.
Where cairo-lang's own module is loaded (because a hint imported it), its class is raised; else a
stand-in with the same qualified name and base.
"""

import sys
from typing import Any, Dict, Type

_VM = "starkware.cairo.lang.vm."
_COMPILER = "starkware.cairo.lang.compiler."

UNKNOWN_MEMORY_ERROR = _VM + "memory_dict.UnknownMemoryError"
INCONSISTENT_MEMORY_ERROR = _VM + "memory_dict.InconsistentMemoryError"
SECURITY_ERROR = _VM + "vm_exceptions.SecurityError"
VM_EXCEPTION = _VM + "vm_exceptions.VmException"
INCONSISTENT_AUTO_DEDUCTION_ERROR = _VM + "vm_exceptions.InconsistentAutoDeductionError"
VM_EXCEPTION_BASE = _VM + "vm_exceptions.VmExceptionBase"
IDENTIFIER_ERROR = _COMPILER + "identifier_manager.IdentifierError"
FLOW_TRACKING_ERROR = _COMPILER + "references.FlowTrackingError"

#: Bases of the stand-ins; the others have Exception.
_BASES: Dict[str, str] = {
    UNKNOWN_MEMORY_ERROR: "KeyError",
    _COMPILER + "identifier_manager.MissingIdentifierError": IDENTIFIER_ERROR,
    _COMPILER + "identifier_manager.NotAScopeError": IDENTIFIER_ERROR,
    _COMPILER + "identifier_manager.NotAnIdentifierError": IDENTIFIER_ERROR,
    _COMPILER + "references.ApDeductionError": FLOW_TRACKING_ERROR,
    _VM + "vm_exceptions.PureValueError": VM_EXCEPTION_BASE,
}

#: Short names that the VM may use.
_SHORT: Dict[str, str] = {
    "UnknownMemoryError": UNKNOWN_MEMORY_ERROR,
    "InconsistentMemoryError": INCONSISTENT_MEMORY_ERROR,
}

_stand_ins: Dict[str, Type[BaseException]] = {}


def _plain_str(self: BaseException) -> str:
    return Exception.__str__(self)


def _stand_in(name: str) -> Type[BaseException]:
    found = _stand_ins.get(name)
    if found is None:
        module, _, short = name.rpartition(".")
        base = exception_class(_BASES.get(name, "Exception"))
        # A KeyError prints the repr of its text; cairo-lang's memory errors print the text.
        found = type(short, (base,), {"__module__": module, "__str__": _plain_str})
        _stand_ins[name] = found
    return found


def exception_class(name: str) -> Type[BaseException]:
    """Returns the class with this qualified name: cairo-lang's, Python's or a stand-in."""
    name = _SHORT.get(name, name)
    module, _, short = name.rpartition(".")
    if not module:
        import builtins

        found: Any = getattr(builtins, short, None)
        is_exception = isinstance(found, type) and issubclass(found, BaseException)
        return found if is_exception else RuntimeError
    loaded = sys.modules.get(module)
    found = getattr(loaded, short, None)
    return found if isinstance(found, type) else _stand_in(name)


def make_error(name: str, message: str, **attributes: Any) -> BaseException:
    """Returns an exception of the named class whose text is `message`, ready to be raised."""
    cls = exception_class(name)
    # Constructors differ (some build the text from parts), so they are passed by.
    error = cls.__new__(cls, message)
    error.args = (message,)
    if cls.__module__.startswith("starkware."):
        # What cairo-lang's errors with a location keep.
        attributes = {"message": message, "location": None, "notes": [], **attributes}
        attributes.setdefault("error_attr_value", None)
        attributes.setdefault("traceback", None)
    for key, value in attributes.items():
        setattr(error, key, value)
    return error


def unknown_memory(address: Any) -> BaseException:
    """The error of reading a cell that has no value."""
    text = f"Unknown value for memory cell at address {address}."
    return make_error(UNKNOWN_MEMORY_ERROR, text, addr=address)


def inconsistent_memory(address: Any, old: Any, new: Any) -> BaseException:
    """The error of writing another value to a cell that has one."""
    text = f"Inconsistent memory assignment at address {address}. {old} != {new}."
    return make_error(
        INCONSISTENT_MEMORY_ERROR, text, addr=address, old_value=old, new_value=new
    )
