"""Is a thread in the middle of a conversation with the VM, where nothing may be raised?"""

from types import FrameType
from typing import Optional

from .channel import Channel
from .link import VmLink

_CONVERSATION = (VmLink.ask.__code__, Channel.send.__code__, Channel.receive.__code__)


def is_talking(frame: Optional[FrameType]) -> bool:
    """True if `frame`, or one that called it, has sent or received a part of a frame."""
    while frame is not None:
        if frame.f_code in _CONVERSATION:
            return True
        frame = frame.f_back
    return False
