"""
Makes exceptions with the names that cairo-lang gives them.

The name of the class is part of the text that a failing hint prints, and hints catch some of them.
Where cairo-lang's own module is loaded, what is raised is an instance of its class too.
"""

import builtins
import importlib
import sys
from typing import Any, Dict, Optional, Type

from . import exceptions

_VM = "starkware.cairo.lang.vm."
_COMPILER = "starkware.cairo.lang.compiler."

UNKNOWN_MEMORY_ERROR = _VM + "memory_dict.UnknownMemoryError"
INCONSISTENT_MEMORY_ERROR = _VM + "memory_dict.InconsistentMemoryError"
SECURITY_ERROR = _VM + "vm_exceptions.SecurityError"
VM_EXCEPTION = _VM + "vm_exceptions.VmException"
HINT_EXCEPTION = _VM + "vm_exceptions.HintException"
INCONSISTENT_AUTO_DEDUCTION_ERROR = _VM + "vm_exceptions.InconsistentAutoDeductionError"
VM_EXCEPTION_BASE = _VM + "vm_exceptions.VmExceptionBase"
RESOURCES_ERROR = _VM + "utils.ResourcesError"
IDENTIFIER_ERROR = _COMPILER + "identifier_manager.IdentifierError"
FLOW_TRACKING_ERROR = _COMPILER + "references.FlowTrackingError"
PURE_VALUE_ERROR = _VM + "vm_exceptions.PureValueError"

#: Bases of the classes that `exceptions` does not have; the others have Exception.
_BASES: Dict[str, str] = {
    _COMPILER + "identifier_manager.MissingIdentifierError": IDENTIFIER_ERROR,
    _COMPILER + "identifier_manager.NotAScopeError": IDENTIFIER_ERROR,
    _COMPILER + "identifier_manager.NotAnIdentifierError": IDENTIFIER_ERROR,
    _COMPILER + "references.ApDeductionError": FLOW_TRACKING_ERROR,
    PURE_VALUE_ERROR: VM_EXCEPTION_BASE,
    INCONSISTENT_AUTO_DEDUCTION_ERROR: VM_EXCEPTION_BASE,
}

#: Short names that the VM uses.
_SHORT: Dict[str, str] = {
    name.rpartition(".")[2]: name
    for name in (
        *(UNKNOWN_MEMORY_ERROR, INCONSISTENT_MEMORY_ERROR, SECURITY_ERROR, RESOURCES_ERROR),
        *(IDENTIFIER_ERROR, FLOW_TRACKING_ERROR, *_BASES),
    )
}

#: Ours, by their qualified names.
_own: Dict[str, Type[BaseException]] = {
    f"{cls.__module__}.{cls.__qualname__}": cls
    for cls in vars(exceptions).values()
    if isinstance(cls, type) and issubclass(cls, Exception)
}
#: Classes that are ours and cairo-lang's, by cairo-lang's.
_joined: Dict[type, Type[BaseException]] = {}
#: Can cairo-lang be imported? Looked at once.
_is_importable: Optional[bool] = None


def exception_class(name: str) -> Type[BaseException]:
    """Returns the class with this qualified name: Python's, or ours, as a class of cairo-lang if that is loaded."""
    name = _SHORT.get(name, name)
    module, _, short = name.rpartition(".")
    if not module:
        found: Any = getattr(builtins, short, None)
        is_exception = isinstance(found, type) and issubclass(found, BaseException)
        return found if is_exception else RuntimeError
    own = own_class(name)
    theirs = getattr(sys.modules.get(module), short, None)
    return _join(own, theirs) if isinstance(theirs, type) else own


def own_class(name: str) -> Type[BaseException]:
    """Returns our class for the qualified name of one of cairo-lang's."""
    found = _own.get(name)
    if found is None:
        module, _, short = name.rpartition(".")
        base = own_class(_BASES[name]) if name in _BASES else Exception
        found = _own[name] = type(short, (base,), {"__module__": module})
    return found


def _join(own: Type[BaseException], theirs: type) -> Type[BaseException]:
    found = _joined.get(theirs)
    if found is None:
        # What `except` clauses see is both; what the text shows is the name that both have.
        found = type(own.__name__, (own, theirs), {"__module__": own.__module__})
        _joined[theirs] = found
    return found


def as_loaded(error: BaseException) -> BaseException:
    """The error; if it is one of ours, made before cairo-lang was loaded, one that is cairo-lang's too."""
    cls = type(error)
    name = f"{cls.__module__}.{cls.__qualname__}"
    if _own.get(name) is not cls or exception_class(name) is cls:
        return error
    attributes = {key: value for key, value in vars(error).items() if key != "message"}
    return make_error(name, str(error), **attributes)


def load_cairo_lang() -> None:
    """
    Loads cairo-lang's classes, if there are some, so that the next errors are instances of them.

    Takes a second where there is cairo-lang: for errors that end a run, not for those that hints catch.
    """
    global _is_importable
    if _is_importable is False:
        return
    try:
        for module in ("memory_dict", "vm_exceptions", "utils"):
            importlib.import_module(_VM + module)
        _is_importable = True
    except Exception:
        # There is none, or one that this Python cannot run.
        _is_importable = False


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
