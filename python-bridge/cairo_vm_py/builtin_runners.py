"""`builtin_runners` and `<name>_builtin` of a hint: what hints use of cairo-lang's builtin runners."""

from types import SimpleNamespace
from typing import Any, Dict, Optional

from .link import VmLink
from .relocatable import RelocatableValue

#: Cells that hold numbers below this: 8 and 6 parts of 16 bits.
_RANGE_CHECK_BOUNDS = {"range_check": 2**128, "range_check96": 2**96}


class BuiltinRunner:
    """A builtin of the run: name, base, included, cells_per_instance, n_input_cells, stop_ptr."""

    def __init__(self, link: VmLink, description: Dict[str, Any]) -> None:
        self._link = link
        self.name: str = description["name"]
        self._base = RelocatableValue(*description["base"])
        self.included: bool = description["included"]
        self.cells_per_instance: int = description["cellsPerInstance"]
        self.n_input_cells: int = description["inputCells"]
        #: Known after the run only.
        self.stop_ptr: Optional[Any] = None
        if self.name in _RANGE_CHECK_BOUNDS:
            self.bound = _RANGE_CHECK_BOUNDS[self.name]
            self.inner_rc_bound = 2**16
            self.n_parts = self.bound.bit_length() // 16

    @property
    def base(self) -> Any:
        """The first address of the builtin's segment."""
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
            f"'{self.name}_builtin.{name}' is not available in hints of this VM yet."
        )


class OutputBuiltinRunner(BuiltinRunner):
    """The output builtin: pages and attributes for the proof's public memory."""

    def __init__(self, link: VmLink, description: Dict[str, Any]) -> None:
        super().__init__(link, description)
        self.pages: Dict[int, Any] = {}
        self.attributes: Dict[str, Any] = {}

    def add_page(self, page_id: int, page_start: Any, page_size: int) -> None:
        """Makes `page_size` cells from `page_start` on the page `page_id`."""
        assert page_id not in self.pages, f"Page {page_id} was already assigned."
        assert (
            isinstance(page_start, RelocatableValue)
            and page_start.segment_index == self.base.segment_index
        ), "page_start must be in the output segment."
        start = page_start - self.base
        assert isinstance(start, int)
        self.pages[page_id] = SimpleNamespace(start=start, size=page_size)

    def add_attribute(self, attribute_name: str, attribute_value: Any) -> None:
        """Adds an attribute (JSON) to the additional data."""
        self.attributes[attribute_name] = attribute_value

    def get_additional_data(self) -> Dict[str, Any]:
        """{"pages": {id: [start, size]}, "attributes": {…}}."""
        return {
            "pages": {
                str(page_id): [page.start, page.size]
                for page_id, page in sorted(self.pages.items())
            },
            "attributes": self.attributes,
        }

    def get_state(self) -> Any:
        """What `set_state` takes: base, pages, attributes."""
        return SimpleNamespace(base=self.base, pages=self.pages, attributes=self.attributes)

    def set_state(self, state: Any) -> None:
        """Goes back to a state of `get_state`."""
        self._base = state.base
        self.pages = state.pages
        self.attributes = state.attributes

    def new_state(self, base: Any) -> None:
        """Starts anew at `base`, for a program that has pages of its own."""
        self._base = base
        self.pages = {}
        self.attributes = {}


class SignatureBuiltinRunner(BuiltinRunner):
    """The ecdsa builtin: signatures that hints give it."""

    def __init__(self, link: VmLink, description: Dict[str, Any]) -> None:
        super().__init__(link, description)
        self.signatures: Dict[Any, Any] = {}

    def add_signature(self, addr: Any, signature: Any) -> None:
        """Says which signature (r, s) belongs to the public key at `addr`."""
        assert isinstance(
            addr, RelocatableValue
        ), f"Expected memory address to be relocatable value. Found: {addr}."
        assert (
            addr.segment_index == self.base.segment_index
        ), f"Signature hint must point to the signature builtin segment, not {addr}."
        assert (
            addr.offset % self.cells_per_instance == 0
        ), f"Signature hint must point to the public key cell, not {addr}."
        self._link.ask_json(
            op="signature",
            address=[addr.segment_index, addr.offset],
            signature=[str(part) for part in signature],
        )
        self.signatures[addr] = signature


_CLASSES = {"output": OutputBuiltinRunner, "ecdsa": SignatureBuiltinRunner}


def make_builtin_runners(link: VmLink, descriptions: Any) -> Dict[str, BuiltinRunner]:
    """Returns {"<name>_builtin": runner} for the builtins that the program names."""
    return {
        f"{description['name']}_builtin": _CLASSES.get(description["name"], BuiltinRunner)(
            link, description
        )
        for description in descriptions
        if description["included"]
    }
