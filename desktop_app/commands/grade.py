"""`peilian grade`: judges a file of replies against situations, for measuring the judgement."""

import argparse
from pathlib import Path

from desktop_app.commands.console import OK, say
from desktop_app.system import resources


def run(options: argparse.Namespace) -> int:
    """Grade each reply; a situation that the shipped packs author is judged in that version."""
    from desktop_app.training.content.loader import load_pack
    from desktop_app.training.practice.grading import grade_file
    from desktop_app.training.practice.model import Situation

    authored = {
        loaded.key: loaded.item
        for folder in sorted(resources.path("content").iterdir())
        if folder.is_dir()
        for loaded in load_pack(folder).items
        if isinstance(loaded.item, Situation)
    }
    done = grade_file(Path(options.situations), Path(options.replies), Path(options.out), authored)
    say(f"判了 {done.replies} 条回复：{done.hits} 个要点，{done.violations} 处违规。")
    say(f"结果写在 {options.out}。")
    return OK
