"""What is raised in a hint that takes longer than it may."""

from typing import Type


class HintTimeout(BaseException):
    """A hint took longer than it may. Not an Exception, so that `except Exception` lets it pass."""

    __module__ = "cairo_vm_py"


def timeout_class(seconds: float) -> Type[HintTimeout]:
    """The interpreter makes the exception itself, without arguments: the class has the text."""
    text = (
        f"The hint took longer than {seconds:g} s. If it needs more time, raise hintTimeout"
        " (hint_timeout in Python, --hint-timeout)."
    )

    def init(self: HintTimeout) -> None:
        BaseException.__init__(self, text)

    return type("HintTimeout", (HintTimeout,), {"__init__": init, "__module__": "cairo_vm_py"})
