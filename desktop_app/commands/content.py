"""`peilian content`: check and play packs, write scenarios as Twee, read dialogues as drafts."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.commands.console import (
    FOUND_FAULTS,
    OK,
    TROUBLE,
    complain,
    progress,
    say,
    write_text,
)
from desktop_app.commands.tables import aligned
from desktop_app.system import resources

if TYPE_CHECKING:
    from desktop_app.training.content.loader import ContentFault, LoadedItem, LoadedPack
    from desktop_app.training.practice.authoring.draft import Draft
    from desktop_app.training.practice.authoring.report import Played


def run(options: argparse.Namespace) -> int:
    """Check each folder; one bad file never stops the others."""
    results: list[dict[str, Any]] = []
    code = max(_check(Path(path), not options.no_play, results) for path in options.paths)
    if options.json:
        write_text(Path(options.json), json.dumps(results, ensure_ascii=False, indent=2) + "\n")
        say(f"结果写在 {options.json}。")
    return code


def _check(folder: Path, play: bool, results: list[dict[str, Any]]) -> int:
    from desktop_app.training.content.check import check_pack
    from desktop_app.training.content.loader import load_pack

    if not folder.is_dir():
        complain(f"{folder}：没有这个文件夹。")
        return TROUBLE
    pack = load_pack(folder)
    faults = [*pack.faults, *check_pack(pack)]
    played = _play(pack, faults) if play else ()
    if played:
        say(_runs_table(played))
        say("")
    for fault in faults:
        place = f"{fault.file}:{fault.line}" if fault.line else str(fault.file)
        field = f" {fault.field}" if fault.field else ""
        say(f"{place}{field}：{fault.expected}{'（提醒）' if fault.warning else ''}")
    warnings = sum(fault.warning for fault in faults)
    told = f"{pack.title or folder.name}：{len(pack.items)} 项可用，{len(faults) - warnings} 处要改"
    say(f"{told}，{warnings} 处提醒。" if warnings else f"{told}。")
    results.append(_as_data(pack, faults, played))
    return FOUND_FAULTS if faults else OK


def _play(pack: "LoadedPack", faults: "list[ContentFault]") -> "tuple[Played, ...]":
    from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
    from desktop_app.training.practice.authoring.report import examine_pack

    played, found = examine_pack(
        pack, ReplyAnalyser(), lambda done, total: progress("试演", done, total)
    )
    faults += found
    return played


def _runs_table(played: "tuple[Played, ...]") -> str:
    """One row a drill: each trainee's mark, worst ending and number of turns or messages."""
    from desktop_app.training.practice.authoring.playing import Trainee, ending_name, trainee_name

    head = ["", "名称", "回合", *(trainee_name(one) for one in Trainee)]
    kinds = {"scenario": "场景", "script": "话术", "rush": "同时接待"}
    rows = []
    for one in played:
        unit = "条" if one.kind == "rush" else "回合"
        runs = [
            f"{round(run.total):>3} {ending_name(run.kind)} {len(run.turns)} {unit}"
            for run in one.runs
        ]
        rows.append([kinds[one.kind], f"{one.title}（{one.key}）", str(one.turns), *runs])
    return aligned(head, rows)


def _as_data(
    pack: "LoadedPack", faults: "list[ContentFault]", played: "tuple[Played, ...]"
) -> dict[str, Any]:
    from desktop_app.training.practice.authoring.report import as_data

    return {
        "pack": pack.key,
        "title": pack.title,
        "items": len(pack.items),
        "faults": [
            {
                "file": fault.file,
                "line": fault.line,
                "field": fault.field,
                "expected": fault.expected,
                "warning": fault.warning,
            }
            for fault in faults
        ],
        "played": as_data(played),
    }


def export(options: argparse.Namespace) -> int:
    """Write one scenario as Twee."""
    from desktop_app.training.practice.authoring.twee_scenario import export as to_twee
    from desktop_app.training.practice.model import Scenario

    folders = [Path(options.pack)] if options.pack else _shipped()
    found = _scenario(folders, options.key)
    if found is None or not isinstance(found.item, Scenario):
        complain(f"没有叫 {options.key} 的场景。")
        return TROUBLE
    write_text(Path(options.twee), to_twee(found.item))
    say(f"{found.title}：{len(found.item.turns)} 个回合，写在 {options.twee}。")
    return OK


def _shipped() -> list[Path]:
    return sorted(path for path in resources.path("content").iterdir() if path.is_dir())


def _scenario(folders: list[Path], key: str) -> "LoadedItem | None":
    from desktop_app.training.content.loader import load_pack

    loaded = (one for folder in folders for one in load_pack(folder).items)
    return next((one for one in loaded if one.kind == "scenario" and one.key == key), None)


def take(options: argparse.Namespace) -> int:
    """Read a file as a draft scenario and write it as YAML; with faults nothing is written."""
    from desktop_app.training.content.yaml_target import to_yaml
    from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
    from desktop_app.training.practice.authoring.importing import faults_of, read_draft

    source, out = Path(options.file), Path(options.out)
    draft = read_draft(source, ReplyAnalyser(), options.channel)
    faults = draft.faults or faults_of(draft.body)
    for fault in faults:
        complain(
            f"{source}:{fault.line}：{fault.text}" if fault.line else f"{source}：{fault.text}"
        )
    if faults:
        complain("没有写出任何内容，请改好这几处再导入。")
        return FOUND_FAULTS
    body = {**draft.body, "key": out.stem} if _is_key(out.stem) else draft.body
    write_text(out, to_yaml(body))
    _tell(draft)
    say(f"{body['title']}：{len(body['turns'])} 个回合，写在 {out}。")
    if body["key"] != out.stem:
        say(f"放进内容包时，文件名要与 key 一致：{body['key']}.yaml。")
    return OK


def _is_key(name: str) -> bool:
    import re

    return bool(re.fullmatch(r"[a-z0-9][a-z0-9-]{0,59}", name))


def _tell(draft: "Draft") -> None:
    """Say what was masked, by line and without repeating it, and what is left to decide."""
    from desktop_app.training.practice.authoring.masking import masked_name

    for one in draft.said:
        for place in one.masked:
            say(f"第 {one.line} 行：{masked_name(place.kind)}已隐去，写成 {place.shown}")
    for note in draft.notes:
        say(f"待补：{note}")
