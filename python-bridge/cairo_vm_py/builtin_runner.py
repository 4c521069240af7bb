"""What hints see of a builtin, whichever it is (cairo-lang, vm/builtin_runner.py)."""

from typing import Any, Dict, List, Optional

from .instance_defs import instance_def
from .link import VmLink
from .relocatable import RelocatableValue

#: What cairo-lang's runners have for its own VM, before the run and after it.
_NOT_OFFERED = frozenset(
    (
        *("initialize_segments", "add_auto_deduction_rules", "add_validation_rules", "relocate"),
        *("final_stack", "finalize_segments", "run_security_checks", "air_private_input"),
        *("get_memory_segment_addresses", "get_memory_accesses", "set_address_allocated_zeros"),
        *("get_allocated_instances", "get_allocated_memory_units", "get_used_cells_and_allocated_size"),
        *("get_range_check_usage", "get_used_perm_range_check_units", "get_used_diluted_check_units"),
        *("verified_addresses", "cache", "is_input_cell", "fill_value"),
    )
)


class BuiltinRunner:
    """A builtin of the run: base, included, stop_ptr."""

    def __init__(self, link: VmLink, description: Dict[str, Any]) -> None:
        self._link = link
        self._name: str = description["name"]
        self._base = RelocatableValue(*description["base"])
        self._cells_per_instance: int = description["cellsPerInstance"]
        #: Does the program name it in %builtins? In a proof others are there too.
        self.included: bool = description["included"]
        #: Known after the run only.
        self.stop_ptr: Optional[Any] = None

    @property
    def base(self) -> Any:
        """The first address of the builtin's cells."""
        return self._base

    def initial_stack(self) -> List[Any]:
        """What main gets for it."""
        return [self.base] if self.included else []

    def get_used_cells(self, runner: Any = None) -> int:
        """1 + the offset of the last cell that has a value."""
        return self._link.ask_json(op="used", segment=self._base.segment_index)

    def get_used_instances(self, runner: Any = None) -> int:
        """Instances that have a cell with a value."""
        return -(-self.get_used_cells() // self._cells_per_instance)

    def get_needed_number_allocated_zeros(self) -> int:
        """How long the segment of zeros has to be for its unused instances."""
        return 0

    def get_additional_data(self) -> Any:
        """What a Cairo PIE keeps of it besides memory; None: nothing."""
        return None

    def extend_additional_data(
        self, data: Any, relocate_callback: Any, data_is_trusted: bool = True
    ) -> None:
        """Takes over the additional data of a run that became part of this one; `relocate_callback` moves its addresses."""

    def __repr__(self) -> str:
        return f"<{self._name} builtin at {self._base}>"

    def __getattr__(self, name: str) -> Any:
        text = f"'{type(self).__name__}' object has no attribute '{name}'"
        if name in _NOT_OFFERED:
            text = f"'{self._name}_builtin.{name}' is not available in hints of this VM."
        raise AttributeError(text)


class SimpleBuiltinRunner(BuiltinRunner):
    """A builtin with instances of some cells each: name, ratio, cells_per_instance, n_input_cells …"""

    def __init__(self, link: VmLink, description: Dict[str, Any]) -> None:
        super().__init__(link, description)
        self.name = self._name
        #: One instance in so many steps; None: as many as the run uses.
        self.ratio: Optional[int] = description["ratio"]
        self.cells_per_instance = self._cells_per_instance
        self.n_input_cells: int = description["inputCells"]
        self.instances_per_component = 1
        self.additional_memory_units_per_instance = 0
        self._instance_def = instance_def(
            self.name, self.ratio, description["ratioDenominator"], description["layout"]
        )

    def get_instance_def(self) -> Any:
        """Its parameters in this layout."""
        return self._instance_def
