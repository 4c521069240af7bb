"""The stack of scopes: dictionaries of the variables that hints make (M5, M9)."""

from typing import Any, Dict, List, Mapping, Optional, Tuple

from . import errors


class ExecScopes:
    """
    The scope on top is the globals of the hint that runs. Entering and leaving take effect from
    the next hint on: the hint that does it has its globals already.

    `fixed`: names that every scope has, whatever it is entered with.
    """

    def __init__(self, main: Dict[str, Any], fixed: Optional[Dict[str, Any]] = None) -> None:
        self.stack: List[Dict[str, Any]] = []
        self._fixed = fixed or {}
        self._given: Tuple[str, ...] = ()
        self.enter_scope(main)

    def give(self, variables: Mapping[str, Any]) -> None:
        """
        Adds variables of the VM's owner to the first scope. Scopes that are entered later have them,
        too, unless they define the name themselves (M10).
        """
        self.stack[0].update(variables)
        self._given += tuple(variables)

    @property
    def current(self) -> Dict[str, Any]:
        """The scope of the next hint."""
        return self.stack[-1]

    def enter_scope(self, new_scope_locals: Optional[Dict[str, Any]] = None) -> None:
        """Starts a scope that has the given variables and no others."""
        if new_scope_locals is None:
            new_scope_locals = {}
        self.stack.append({**self._inherited(), **new_scope_locals, **self._fixed})

    def _inherited(self) -> Dict[str, Any]:
        """What the first scope has now under the names that were given."""
        main = self.stack[0] if self.stack else {}
        return {name: main[name] for name in self._given if name in main}

    def exit_scope(self) -> None:
        """Goes back to the scope before."""
        assert len(self.stack) > 1, "Cannot exit main scope."
        self.stack.pop()

    def check_end(self) -> None:
        """Called after the run. Raises if a scope was left open."""
        if len(self.stack) != 1:
            raise errors.make_error(
                errors.VM_EXCEPTION_BASE,
                "Every enter_scope() requires a corresponding exit_scope().",
            )
