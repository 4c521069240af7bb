"""`output_builtin` of a hint (cairo-lang, vm/output_builtin_runner.py)."""

import json
from types import SimpleNamespace
from typing import Any, Dict

from .builtin_runner import BuiltinRunner
from .link import VmLink
from .relocatable import RelocatableValue


class PublicMemoryPage(SimpleNamespace):
    """Cells of the output, from `start` on, that a proof keeps apart."""

    def __init__(self, start: int, size: int) -> None:
        super().__init__(start=start, size=size)


class OutputBuiltinRunner(BuiltinRunner):
    """The output builtin: pages and attributes for the proof's public memory. The VM takes them over at the end."""

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
        self.pages[page_id] = PublicMemoryPage(start=start, size=page_size)

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

    def extend_additional_data(
        self, data: Any, relocate_callback: Any, data_is_trusted: bool = True
    ) -> None:
        """Adds the pages and attributes of another run. Raises AssertionError if they are not such."""
        assert isinstance(data, dict) and set(data) == {
            "attributes",
            "pages",
        }, "Invalid output builtin data."
        pages, attributes = data["pages"], data["attributes"]
        assert isinstance(pages, dict) and all(
            map(_is_page, pages.items())
        ), "Invalid output builtin pages field."
        for page_id, (start, size) in pages.items():
            self.pages[int(page_id)] = PublicMemoryPage(start=start, size=size)
        assert isinstance(attributes, dict), "Invalid output builtin attributes field."
        self.attributes.update(attributes)

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

    def describe_state(self) -> Dict[str, Any]:
        """The state for the VM. Raises TypeError if an attribute cannot be written as JSON."""
        return {
            "base": [self.base.segment_index, self.base.offset],
            "pages": [[page_id, page.start, page.size] for page_id, page in self.pages.items()],
            "attributes": json.dumps(self.attributes),
        }


def _is_page(item: Any) -> bool:
    page_id, page = item
    is_pair = isinstance(page_id, str) and isinstance(page, list) and len(page) == 2
    return is_pair and all(isinstance(number, int) and 0 < number < 2**30 for number in page)
