"""Hints that import cairo-lang's modules share classes with this package, and modules are found by the path (M9)."""

import importlib
import subprocess
import sys
import textwrap

import pytest

from cairo_vm_py import RelocatableValue, errors, ids, interop

#: Stand for cairo-lang's own: what matters is where the names come from.
MODULES = {
    "starkware/__init__.py": "",
    "starkware/cairo/__init__.py": "",
    "starkware/cairo/lang/__init__.py": "",
    "starkware/cairo/lang/vm/__init__.py": "",
    "starkware/cairo/lang/vm/relocatable.py": """
        class RelocatableValue:
            pass

        def is_pointer(value):
            return isinstance(value, RelocatableValue)
        """,
    "starkware/cairo/lang/vm/vm_consts.py": """
        from abc import ABC

        class VmConstsBase(ABC):
            pass

        class VmConstsReference(VmConstsBase):
            pass
        """,
    "starkware/cairo/lang/vm/memory_dict.py": """
        class UnknownMemoryError(KeyError):
            def __init__(self, addr):
                self.addr = addr
        """,
}


@pytest.fixture
def cairo_lang(tmp_path, monkeypatch):
    for name, text in MODULES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text))
    monkeypatch.syspath_prepend(str(tmp_path))
    # Other tests may have loaded cairo-lang itself.
    real = {name: sys.modules.pop(name) for name in list(sys.modules) if name.split(".")[0] == "starkware"}
    before = set(sys.modules)
    meta_path = list(sys.meta_path)
    interop.install()
    yield tmp_path
    sys.meta_path[:] = meta_path
    for name in set(sys.modules) - before:
        del sys.modules[name]
    sys.modules.update(real)


def test_there_is_one_relocatable_value(cairo_lang):
    module = importlib.import_module("starkware.cairo.lang.vm.relocatable")
    assert module.RelocatableValue is RelocatableValue
    assert module.is_pointer(RelocatableValue(1, 2))


def test_references_are_instances_of_theirs(cairo_lang):
    module = importlib.import_module("starkware.cairo.lang.vm.vm_consts")
    assert issubclass(ids.VmConstsReference, module.VmConstsReference)
    assert issubclass(ids.VmConsts, module.VmConstsBase)


def test_their_exceptions_are_raised_once_loaded(cairo_lang):
    before = errors.unknown_memory("1:2")
    module = importlib.import_module("starkware.cairo.lang.vm.memory_dict")
    after = errors.unknown_memory("1:2")
    assert not isinstance(before, module.UnknownMemoryError)
    assert isinstance(after, module.UnknownMemoryError)
    assert (after.addr, after.args) == ("1:2", ("Unknown value for memory cell at address 1:2.",))
    assert type(before).__qualname__ == "UnknownMemoryError"
    assert type(before).__module__ == "starkware.cairo.lang.vm.memory_dict"


def test_their_class_is_taken_where_it_is_loaded_first(cairo_lang):
    package = str(importlib.import_module("cairo_vm_py").__path__[0]).rsplit("cairo_vm_py", 1)[0]
    code = (
        "from starkware.cairo.lang.vm.relocatable import RelocatableValue as theirs\n"
        "from cairo_vm_py import RelocatableValue as ours\n"
        "assert ours is theirs\n"
    )
    env = {"PYTHONPATH": f"{cairo_lang}:{package}", "PATH": ""}
    subprocess.run([sys.executable, "-c", code], check=True, env=env)


def test_names_of_exceptions():
    assert errors.exception_class("ValueError") is ValueError
    assert errors.exception_class("nonsense") is RuntimeError
    missing = errors.make_error(
        "starkware.cairo.lang.compiler.identifier_manager.MissingIdentifierError", "Unknown 'x'."
    )
    assert isinstance(missing, errors.exception_class(errors.IDENTIFIER_ERROR))
    assert str(missing) == "Unknown 'x'."
    assert issubclass(errors.exception_class("UnknownMemoryError"), KeyError)
