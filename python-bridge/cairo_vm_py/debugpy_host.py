"""Hands hints over to debugpy, another debugger of Python, where this interpreter has it."""

import sys
import threading
from typing import Any, Dict

HOST = "127.0.0.1"


def listen(folder: str) -> Dict[str, Any]:
    """
    Has debugpy listen on a free port. Returns {"host", "port", "package"}: the folder `package`, this package's, is no
    code of the person's. Raises RuntimeError if there is no debugpy.
    """
    try:
        import debugpy
    except ImportError:
        raise RuntimeError(
            f"The Python of the hints has no debugpy. Install it there, by `{sys.executable} -m pip install debugpy`,"
            " or leave out pythonDebugger."
        ) from None
    host, port = debugpy.listen((HOST, 0))
    return {"host": host, "port": port, "package": folder}


def wait(seconds: float) -> bool:
    """
    Waits until a client of debugpy has set its breakpoints; `breakpoint()` is its, then. Returns False if none comes
    in this time.
    """
    import debugpy

    is_over = threading.Event()

    def give_up() -> None:
        is_over.set()
        debugpy.wait_for_client.cancel()

    timer = threading.Timer(seconds, give_up)
    timer.daemon = True
    timer.start()
    debugpy.wait_for_client()
    timer.cancel()
    if is_over.is_set():
        return False
    sys.breakpointhook = debugpy.breakpoint
    return True
