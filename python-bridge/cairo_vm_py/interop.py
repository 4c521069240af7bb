"""
Lets hints that import cairo-lang's modules and this package share their classes.

cairo-lang's modules take a second to import, so nothing is imported here: a hook waits until a hint
does it. From then on there is one RelocatableValue, and isinstance checks of cairo-lang (such as
DictManager's for references) hold for the objects of this package.
"""

import importlib.machinery
import sys
from types import ModuleType
from typing import Any, Callable, Dict

from . import ids, mod_builtins, relocatable


def _share_relocatable(module: ModuleType) -> None:
    module.RelocatableValue = relocatable.RelocatableValue  # type: ignore[attr-defined]


def _register_references(module: ModuleType) -> None:
    # Theirs are abstract base classes, so ours can be said to belong to them.
    for name in ("VmConstsBase", "VmConsts", "VmConstsReference", "VmConstsStruct"):
        theirs: Any = getattr(module, name, None)
        if hasattr(theirs, "register"):
            theirs.register(getattr(ids, name))


_AFTER_IMPORT: Dict[str, Callable[[ModuleType], None]] = {
    relocatable.CAIRO_LANG_MODULE: _share_relocatable,
    "starkware.cairo.lang.vm.vm_consts": _register_references,
    "starkware.cairo.lang.builtins.modulo.mod_builtin_runner": mod_builtins.share_with_cairo_lang,
}


class _Finder:
    """Finds the watched modules as Python does, and lets `_AFTER_IMPORT` see them when loaded."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        """See importlib.abc.MetaPathFinder."""
        after = _AFTER_IMPORT.get(name)
        if after is None:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is None or spec.loader is None:
            return spec
        loader: Any = spec.loader
        execute = loader.exec_module

        def exec_module(module: ModuleType) -> None:
            execute(module)
            after(module)

        loader.exec_module = exec_module
        return spec


def install() -> None:
    """Starts to watch for cairo-lang's modules."""
    for name, after in _AFTER_IMPORT.items():
        module = sys.modules.get(name)
        if module is not None:
            after(module)
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())  # type: ignore[arg-type]
