"""What hints see of a builtin, whichever it is (cairo-lang, vm/builtin_runner.py)."""

from typing import Any, Dict, Optional

from .link import VmLink
from .relocatable import RelocatableValue


class BuiltinRunner:
    """A builtin of the run: name, base, included, ratio, cells_per_instance, n_input_cells, stop_ptr."""

    def __init__(self, link: VmLink, description: Dict[str, Any]) -> None:
        self._link = link
        self.name: str = description["name"]
        self._base = RelocatableValue(*description["base"])
        self.included: bool = description["included"]
        #: One instance in so many steps; None: as many as the run uses.
        self.ratio: Optional[int] = description["ratio"]
        self.ratio_den: int = description["ratioDenominator"]
        self.cells_per_instance: int = description["cellsPerInstance"]
        self.n_input_cells: int = description["inputCells"]
        #: Known after the run only.
        self.stop_ptr: Optional[Any] = None

    @property
    def base(self) -> Any:
        """The first address of the builtin's cells."""
        return self._base

    def get_used_cells(self, runner: Any = None) -> int:
        """1 + the offset of the last cell that has a value."""
        return self._link.ask_json(op="used", segment=self._base.segment_index)

    def get_used_instances(self, runner: Any = None) -> int:
        """Instances that have a cell with a value."""
        return -(-self.get_used_cells() // self.cells_per_instance)

    def __repr__(self) -> str:
        return f"<{self.name} builtin at {self._base}>"

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        raise NotImplementedError(
            f"'{self.name}_builtin.{name}' is not available in hints of this VM."
        )
