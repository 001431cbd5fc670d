"""Spares the start of the program what it can do without.

A start makes hundreds of thousands of objects that live as long as the program. Looking through
them again and again for garbage costs it a tenth of its time and never finds anything.
From when the data are open the window looks for it (`shell.garbage`).
"""

import gc

from desktop_app import lean_values
from desktop_app.system import spared


def begin() -> None:
    """Prepare the process for the window; call it before anything big is imported."""
    gc.disable()
    lean_values.install()
    spared.spare()
