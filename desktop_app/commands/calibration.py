"""`peilian calibration`: how far inspectors agreed who scored the same contact."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop_app.commands.console import OK, say
from desktop_app.commands.signing_in import signed_in
from desktop_app.documents.export import save_bytes
from desktop_app.system.errors import Trouble
from desktop_app.system.text import number_text

if TYPE_CHECKING:
    from db.records import Person
    from desktop_app.services import Services
    from desktop_app.training.quality.calibration.results import Results


def report(options: argparse.Namespace) -> int:
    """Write a closed calibration, the newest one unless it is named: lines, JSON or a PDF."""
    if (options.format == "pdf") != bool(options.out):
        raise Trouble("--format pdf 和 --out 要一起用。", "没有写任何文件。", "")
    with signed_in(options) as (services, actor):
        chosen = _chosen(services, actor, options.name)
        if options.out:
            document = services.printing.calibration(actor, chosen)
            save_bytes(Path(options.out), document.pdf)
            say(f"已写好 {options.out}（{document.title}）。")
            return OK
        results = services.calibrations.results(actor, chosen)
        facts = _facts(results)
        if options.kappa:
            facts["kappa_over_all"] = _kappas(services, actor, results)
    if options.json:
        say(json.dumps(facts, ensure_ascii=False, indent=2))
        return OK
    _tell(facts)
    return OK


def _chosen(services: "Services", actor: "Person", name: str | None) -> UUID:
    closed = [one for one in services.calibrations.entries(actor) if one.closed_at is not None]
    fitting = [one for one in closed if name in (None, str(one.id), one.title)]
    if not fitting:
        titles = "、".join(one.title for one in closed) or "无"
        what = "还没有结束的校准。" if name is None else f"没有叫“{name}”的、已结束的校准。"
        raise Trouble(what, "", f"已结束的校准：{titles}。")
    return max(fitting, key=lambda one: one.opened_at).id


def _facts(results: "Results") -> dict[str, Any]:
    names = {one.person.id: one.person.name for one in results.inspectors}
    return {
        "id": str(results.calibration.id),
        "title": results.calibration.title,
        "form": results.form_title,
        "same": results.same,
        "absent": [one.name for one in results.absent],
        "inspectors": [
            {
                "name": one.person.name,
                "total": one.total,
                "reference": one.deviation is None,
                "deviation": one.deviation.total if one.deviation else None,
                "leaning": str(one.deviation.leaning) if one.deviation else None,
                "weighted_kappa": one.deviation.kappa if one.deviation else None,
                "items_compared": one.deviation.n if one.deviation else None,
            }
            for one in results.inspectors
        ],
        "items": [
            {
                "id": one.item.id,
                "label": one.item.label,
                "decisive": one.item.decisive,
                "same": one.same,
                "within_one_step": one.near,
                "spread": one.spread,
                "answers": {
                    names[who]: rating.text for who, rating in one.ratings.items() if who in names
                },
                "agreed": results.agreed[one.item.id].text
                if one.item.id in results.agreed
                else None,
            }
            for one in results.items
        ],
    }


def _kappas(services: "Services", actor: "Person", results: "Results") -> dict[str, Any]:
    form_key = services.calibrations.form_key(results.calibration)
    found = services.calibrations.kappas(actor, form_key)
    return {item: {"weighted_kappa": kappa, "pairs": n} for item, (kappa, n) in found.items()}


def _tell(facts: dict[str, Any]) -> None:
    same = "–" if facts["same"] is None else f"{round(100 * facts['same'])}%"
    say(f"{facts['title']} · {facts['form']} · 答案相同的占 {same}")
    for one in facts["inspectors"]:
        if one["reference"]:
            say(f"{one['name']}\t{number_text(one['total'])} 分\t标准")
            continue
        kappa = one["weighted_kappa"]
        told = "κ 无法计算" if kappa is None else f"加权 κ {kappa:.2f}"
        say(
            f"{one['name']}\t{number_text(one['total'])} 分\t差 {one['deviation']:+g} 分"
            f"\t{told}（n = {one['items_compared']} 项）"
        )
    for name in facts["absent"]:
        say(f"{name}\t没有评")
    for item in facts["items"]:
        share = "–" if item["same"] is None else f"{round(100 * item['same'])}%"
        mark = "！" if item["decisive"] and item["same"] not in (None, 1) else ""
        say(f"{mark}{item['label']}\t相同 {share}\t最大差 {number_text(item['spread'])}")
