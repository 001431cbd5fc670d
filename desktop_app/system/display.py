"""Whether there is a screen to open a window on."""

import os
import sys


def has_display() -> bool:
    """Return False on a Linux without a screen, where Qt would end the process."""
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("QT_QPA_PLATFORM", "") not in ("", "xcb", "wayland"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
