"""Names of cairo-lang's hints that this VM does not offer yet: each says so when it is used."""

from typing import Any, Callable, Dict


def _refuse(name: str) -> Callable[..., Any]:
    def refuse(*_args: Any, **_named: Any) -> Any:
        raise NotImplementedError(f"'{name}' is not available in hints of this VM yet.")

    refuse.__name__ = refuse.__qualname__ = name
    return refuse


UNSUPPORTED_FUNCTIONS = (
    "vm_add_auto_deduction_rule",
    "vm_add_validation_rule",
)


def unsupported_names() -> Dict[str, Any]:
    """The names with what stands for them."""
    return {name: _refuse(name) for name in UNSUPPORTED_FUNCTIONS}
