"""Answers and results of these modes as JSON values, read back as they were judged."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.practice.modes.run import (
    Answer,
    Done,
    ModeFigures,
    Piece,
    Remark,
    Run,
    Verdict,
)

VERSION = 1
"""Of both shapes; a change that an old reader would misread raises it."""


def done_to_dict(done: Done, mode: str, cue: str, wording: str) -> dict[str, Any]:
    """An answer with its verdict and what it was asked about, as JSON values."""
    return {"version": VERSION, "mode": mode, "cue": cue, "wording": wording, **asdict(done)}


def done_from_dict(stored: Mapping[str, Any]) -> Done:
    """Read an answer back; raises `Trouble` for another version or a damaged record."""
    if stored.get("version") != VERSION or "mode" not in stored:
        raise _unreadable()
    try:
        verdict = stored["verdict"]
        return Done(
            Answer(**{**stored["answer"], "given": tuple(stored["answer"]["given"])}),
            Verdict(
                value=verdict["value"],
                right=verdict["right"],
                remarks=tuple(Remark(**one) for one in verdict["remarks"]),
                pieces=tuple(Piece(**one) for one in verdict["pieces"]),
                parts=tuple(verdict["parts"]),
            ),
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise _unreadable() from fault


def result_to_dict(run: Run) -> dict[str, Any]:
    """With which figures a run was judged."""
    return {"version": VERSION, "mode": run.mode.name, "figures": asdict(run.figures)}


def figures_from_dict(stored: Mapping[str, Any]) -> ModeFigures:
    """The figures that a run was judged with; raises `Trouble` for another version."""
    if stored.get("version") != VERSION:
        raise _unreadable()
    return ModeFigures(**stored["figures"])


def _unreadable() -> Trouble:
    return Trouble(
        tr("这次学习的记录读不出来。"),
        tr("其他记录不受影响。"),
        tr("请用更新版本的陪练打开，或重新学一次。"),
    )
