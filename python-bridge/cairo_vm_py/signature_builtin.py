"""`ecdsa_builtin` of a hint (cairo-lang, lang/builtins/signature/signature_builtin_runner.py)."""

import operator
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Dict

from .builtin_runner import SimpleBuiltinRunner
from .link import VmLink
from .relocatable import RelocatableValue


class SignatureBuiltinRunner(SimpleBuiltinRunner):
    """The ecdsa builtin: signatures that hints give it."""

    def __init__(self, link: VmLink, description: Dict[str, Any]) -> None:
        super().__init__(link, description)
        self.instance_def = self._instance_def
        self._signatures: Dict[Any, Any] = {}

    @property
    def signatures(self) -> Mapping:
        """The signatures by the address of the public key. `add_signature` adds one."""
        return MappingProxyType(self._signatures)

    @property
    def verify_signature(self) -> Any:
        """cairo-lang's function of public key, message and signature, which must be installed."""
        from starkware.cairo.lang.vm.cairo_runner import verify_ecdsa_sig

        return verify_ecdsa_sig

    @property
    def process_signature(self) -> Any:
        """cairo-lang's function that makes of public key, message and signature what a prover takes."""
        from starkware.cairo.lang.vm.cairo_runner import process_ecdsa

        return process_ecdsa

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
        self._add(addr, signature)

    def _add(self, addr: Any, signature: Any) -> None:
        try:
            r, s = map(operator.index, signature)
        except (TypeError, ValueError):
            raise TypeError(f"A signature is a pair of integers (r, s), not {signature}.") from None
        self._link.ask_json(
            op="signature",
            address=[addr.segment_index, addr.offset],
            r=str(r),
            s=str(s),
            text=str(signature),
        )
        self._signatures[addr] = signature

    def get_additional_data(self) -> Any:
        """The signatures: [[address, signature], …]."""
        return [
            [list(RelocatableValue.to_tuple(addr)), signature]
            for addr, signature in sorted(self._signatures.items())
        ]

    def extend_additional_data(
        self, data: Any, relocate_callback: Any, data_is_trusted: bool = True
    ) -> None:
        """Adds the signatures of another run."""
        for addr, signature in data:
            moved = relocate_callback(RelocatableValue.from_tuple(addr))
            assert moved.segment_index == self.base.segment_index, (
                "Error while loading ECDSA builtin additional data: "
                "Signature hint must point to the signature builtin segment. "
                f"Found: {addr} (after relocation: {moved})."
            )
            self._add(moved, signature)
