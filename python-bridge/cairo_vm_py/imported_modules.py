"""The Python modules that hints have imported, with those that these imported."""

import sys
from typing import Dict, List


class ImportedModules:
    """Knows which modules were there before the first hint."""

    def __init__(self) -> None:
        self._before = set(sys.modules)

    def found(self) -> List[Dict[str, str]]:
        """Names and files of the modules since then that were made from a source file, in the order in which they were complete."""
        found = []
        for name, module in list(sys.modules.items()):
            file = getattr(module, "__file__", None)
            if name not in self._before and isinstance(file, str) and file.endswith(".py"):
                found.append({"name": name, "file": file})
        return found
