"""Lets cairo-lang be imported on Python 3.11 and later.

Since 3.11 a dataclass refuses a default value that is not hashable ("mutable default ... use default_factory").
cairo-lang 0.14.0.1 has one in ``starkware.cairo.lang.instances``, which its VM and its Starknet modules import;
other versions have more. The import hook of this file loads a ``starkware`` module as it is. Only if that fails
with the error above, it loads the module again from a syntax tree in which each such default became a factory.
No file is changed, and nothing happens on older versions of Python or for other packages.

The file knows only the standard library and no other file of its package, so that a copy of it can be put into
an environment together with a ``.pth`` file that imports it: see ``install``.
"""

import importlib.machinery
import sys
from types import CodeType, ModuleType
from typing import TYPE_CHECKING, List, Optional, Sequence

if TYPE_CHECKING:
    import ast

PACKAGE = "starkware."
MARK = "is_starkware_fix"


def install() -> None:
    """Installs the import hook in this interpreter, once; call it before ``starkware`` is imported."""
    if sys.version_info < (3, 11):
        return
    if any(getattr(finder, MARK, False) for finder in sys.meta_path):
        return
    sys.meta_path.insert(0, StarkwareFinder())


class StarkwareFinder:
    """Finds modules as Python itself does and hands those of cairo-lang to the loader below."""

    is_starkware_fix = True

    def find_spec(
        self,
        fullname: str,
        path: Optional[Sequence[str]] = None,
        target: Optional[ModuleType] = None,
    ) -> Optional[importlib.machinery.ModuleSpec]:
        if not fullname.startswith(PACKAGE):
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        # Only ordinary source files: everything else is left to the finders that follow.
        if spec is not None and type(spec.loader) is importlib.machinery.SourceFileLoader:
            spec.loader = FixingLoader(fullname, spec.loader.path)
        return spec


class FixingLoader(importlib.machinery.SourceFileLoader):
    """Loads a module; a second time with corrected dataclass defaults if they were refused."""

    def exec_module(self, module: ModuleType) -> None:
        names_before = dict(module.__dict__)
        try:
            super().exec_module(module)
        except ValueError as error:
            if not str(error).startswith("mutable default "):
                raise
            code = self._corrected_code()
            module.__dict__.clear()
            module.__dict__.update(names_before)
            exec(code, module.__dict__)

    def _corrected_code(self) -> CodeType:
        # Imported here, since hardly any start of Python needs it.
        import ast

        tree = ast.parse(self.get_data(self.path), self.path)
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and _is_dataclass(node.decorator_list):
                for statement in node.body:
                    if isinstance(statement, ast.AnnAssign) and isinstance(statement.value, ast.Call):
                        statement.value = _with_factory(statement.value)
        return compile(ast.fix_missing_locations(tree), self.path, "exec", dont_inherit=True)


def _is_dataclass(decorators: "List[ast.expr]") -> bool:
    return any(_called_name(decorator).endswith("dataclass") for decorator in decorators)


def _with_factory(value: "ast.Call") -> "ast.expr":
    """``field(default=T())`` becomes ``field(default_factory=lambda: T())``, and so does a plain ``T()``.

    ``field(default=3)`` and ``field(default_factory=...)`` stay what they are.
    """
    import ast

    def factory(expression: ast.expr) -> ast.keyword:
        nothing = ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])
        return ast.keyword(arg="default_factory", value=ast.Lambda(args=nothing, body=expression))

    if _called_name(value).endswith("field"):
        value.keywords = [
            factory(keyword.value)
            if keyword.arg == "default" and isinstance(keyword.value, ast.Call)
            else keyword
            for keyword in value.keywords
        ]
        return value
    field = ast.parse("__import__('dataclasses').field()", mode="eval").body
    assert isinstance(field, ast.Call)
    field.keywords = [factory(value)]
    return ast.copy_location(field, value)


def _called_name(node: "ast.expr") -> str:
    """``field`` for ``field``, ``dataclasses.field``, ``field(...)`` and ``dataclasses.field(...)``; else ''."""
    import ast

    if isinstance(node, ast.Call):
        node = node.func
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
