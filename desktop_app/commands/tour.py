"""`peilian tour`: the real window through the main job, with pictures and documents left behind."""

import argparse
import os
import tempfile
import traceback
from contextlib import ExitStack
from pathlib import Path

from desktop_app.commands.console import FOUND_FAULTS, OK, complain, say


def run(options: argparse.Namespace) -> int:
    """Drive the window through every journey; fails when a step does not happen."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop_app.tour.driver import StepFailed
    from desktop_app.tour.route import travel

    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    with ExitStack() as rooms:
        folder = options.data or rooms.enter_context(tempfile.TemporaryDirectory())
        try:
            pictures = travel(Path(folder), out, say)
        except StepFailed as failed:
            complain(f"走到一半停下了：{failed}")
            return FOUND_FAULTS
        except Exception:
            # The window's own hook would put it into a dialog that nobody reads.
            complain(traceback.format_exc())
            return FOUND_FAULTS
    papers = len(list(out.glob("*.pdf")))
    say(f"全部走完：{len(pictures)} 张截图和 {papers} 份 PDF 在 {out}。")
    return OK
