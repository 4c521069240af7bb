"""
Python's side of the Cairo VM.

`cairo_vm_py.child` runs the hints of a VM that another process owns.
"""

from .hint_timeout import HintTimeout
from .relocatable import MaybeRelocatable, RelocatableValue

__all__ = ["HintTimeout", "MaybeRelocatable", "RelocatableValue", "__version__"]
__version__ = "0.1.0"
