"""Exchanges and judgements as JSON values, so that a stored run is read as it was judged."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, TypeVar

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.practice.analysis.findings import Analysis, Finding, Trait, TraitKind
from desktop_app.training.practice.conversation import AskedPoint, AskedTaboo, Exchange, replay
from desktop_app.training.practice.figures import Band, PracticeFigures
from desktop_app.training.practice.kpi import Timing
from desktop_app.training.practice.marks import Judgement, Mark, Reason, Source
from desktop_app.training.practice.model import EndingKind
from desktop_app.training.practice.mood import Cause, MoodChange
from desktop_app.training.practice.points import Criterion

__all__ = [
    "exchange_from_dict",
    "exchange_to_dict",
    "judgement_from_dict",
    "judgement_to_dict",
    "replay",
]

VERSION = 1
"""Of both shapes; a change that an old reader would misread raises it."""

_T = TypeVar("_T")


def exchange_to_dict(exchange: Exchange) -> dict[str, Any]:
    """Everything that an exchange knows, as JSON values."""
    stored = asdict(exchange)
    del stored["analysis"]["reply"]  # the reply stands beside it already
    return {"version": VERSION, **stored}


def exchange_from_dict(stored: Mapping[str, Any]) -> Exchange:
    """Read an exchange back; raises `Trouble` for another version or a damaged record."""
    return _read(stored, _exchange)


def judgement_to_dict(judgement: Judgement) -> dict[str, Any]:
    """Everything that a judgement knows, with the settings that it was made with."""
    return {"version": VERSION, **asdict(judgement)}


def judgement_from_dict(stored: Mapping[str, Any]) -> Judgement:
    """Read a judgement back; raises `Trouble` for another version or a damaged record."""
    return _read(stored, _judgement)


def _read(stored: Mapping[str, Any], build: Callable[[Mapping[str, Any]], _T]) -> _T:
    version = stored.get("version")
    if version != VERSION:
        raise Trouble(
            tr("这条练习记录的格式（版本 {version}）本程序不认识。").format(version=version),
            tr("记录本身没有改动。"),
            tr("请用更新版本的陪练打开。"),
        )
    try:
        return build(stored)
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise Trouble(
            tr("这条练习记录不完整，读不出来。"),
            tr("其他记录不受影响。"),
            tr("请从备份恢复，或重新练习一次。"),
        ) from fault


def _exchange(stored: Mapping[str, Any]) -> Exchange:
    return Exchange(
        number=stored["number"],
        turn=stored["turn"],
        line=stored["line"],
        reply=stored["reply"],
        timing=Timing(**stored["timing"]),
        hints=stored["hints"],
        analysis=_analysis(stored["reply"], stored["analysis"]),
        mood_before=stored["mood_before"],
        mood_after=stored["mood_after"],
        changes=tuple(_change(one) for one in stored["changes"]),
        points=tuple(AskedPoint(**_with_criterion(one)) for one in stored["points"]),
        taboos=tuple(AskedTaboo(**_with_criterion(one)) for one in stored["taboos"]),
    )


def _analysis(reply: str, stored: Mapping[str, Any]) -> Analysis:
    return Analysis(
        reply=reply,
        hits=tuple(Finding(**one) for one in stored["hits"]),
        violations=tuple(Finding(**one) for one in stored["violations"]),
        traits=tuple(Trait(**{**one, "kind": TraitKind(one["kind"])}) for one in stored["traits"]),
    )


def _change(stored: Mapping[str, Any]) -> MoodChange:
    return MoodChange(**{**stored, "cause": Cause(stored["cause"])})


def _judgement(stored: Mapping[str, Any]) -> Judgement:
    kind = stored["ending_kind"]
    return Judgement(
        marks=tuple(_mark(one) for one in stored["marks"]),
        total=stored["total"],
        passed=stored["passed"],
        ending_kind=EndingKind(kind) if kind is not None else None,
        band=Band(stored["band"]),
        hints=stored["hints"],
        hint_loss=stored["hint_loss"],
        figures=PracticeFigures.from_dict(stored["figures"]),
        unanswered=tuple(stored.get("unanswered", ())),
    )


def _mark(stored: Mapping[str, Any]) -> Mark:
    reasons = tuple(
        Reason(**{**_with_criterion(one), "source": Source(one["source"])})
        for one in stored["reasons"]
    )
    return Mark(**{**_with_criterion(stored), "reasons": reasons})


def _with_criterion(stored: Mapping[str, Any]) -> dict[str, Any]:
    return {**stored, "criterion": Criterion(stored["criterion"])}
