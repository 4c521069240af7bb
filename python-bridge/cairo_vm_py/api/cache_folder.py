"""Where what can be made again is kept, once per user: the same folder as the command's (toolchain/src/cache-folder.ts)."""

import os
import sys


def cache_folder() -> str:
    """Returns an absolute path, which need not exist. CAIROSCOPE_HOME overrides the platform's usual place."""
    chosen = os.environ.get("CAIROSCOPE_HOME")
    if chosen:
        return chosen
    home = os.path.expanduser("~")
    if os.name == "nt":
        return os.path.join(os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local"), "cairoscope")
    xdg = os.environ.get("XDG_CACHE_HOME")
    if xdg:
        return os.path.join(xdg, "cairoscope")
    place = ("Library", "Caches") if sys.platform == "darwin" else (".cache",)
    return os.path.join(home, *place, "cairoscope")
