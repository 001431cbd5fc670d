"""The charts of a meeting pack, drawn as vectors: bars, bands, and a Pareto of losses."""

from collections.abc import Sequence

from desktop_app.documents import ink
from desktop_app.documents.debrief_turns import BODY, SMALL
from desktop_app.documents.flow import Row
from desktop_app.documents.form_rows import LEFT, RIGHT, ROOM
from desktop_app.documents.ink import Ink
from desktop_app.documents.meeting_data import BarData, LineData, ProblemData
from desktop_app.documents.pen import Pen
from desktop_app.documents.typeset import fit, width
from desktop_app.system.text import tr

_BAR = 3.4
_PLOT = 92.0
"""Height of the plot of the Pareto in points."""
_BAND_INKS: dict[str, Ink] = {"good": ink.GOOD, "": ink.ACCENT_WEAVE, "bad": ink.BAD}
_HALF = (0, 50, 100)


def bar_row(bar: BarData) -> Row:
    """A value of 100 with its label, and what it rests on."""

    def draw(pen: Pen, top: float) -> None:
        left, right = LEFT + 4, RIGHT - 4
        label = fit(bar.label, BODY, ROOM / 2)
        pen.text(left, top - 12, bar.label, label)
        pen.text(left + width(bar.label, label) + 6, top - 12, bar.note, SMALL)
        pen.text(right, top - 12, bar.value_text, BODY.bold(), "right")
        pen.box((left, top - 20), (right - left, _BAR), fill=ink.HAIR)
        if bar.value:
            pen.box((left, top - 20), ((right - left) * bar.value / 100, _BAR), fill=ink.ACCENT)

    return Row(25, draw)


def bands_row(bands: Sequence[LineData], counts: Sequence[int]) -> Row:
    """One bar split by bands, each named with its number: colour alone tells nothing."""
    whole = max(1, sum(counts))

    def draw(pen: Pen, top: float) -> None:
        x = LEFT + 4
        room = ROOM - 8
        for band, count in zip(bands, counts, strict=True):
            share = room * count / whole
            if share:
                pen.box((x, top - 12), (share, 10), fill=_BAND_INKS[band.tone])
            x += share
        x = LEFT + 4
        for band in bands:
            text = f"{band.label} {band.text}"
            pen.box((x, top - 27), (6, 6), fill=_BAND_INKS[band.tone])
            pen.text(x + 10, top - 27, text, SMALL)
            x += width(text, SMALL) + 28

    return Row(34, draw)


def pareto_row(problems: Sequence[ProblemData]) -> Row:
    """Bars by how often marks were lost, numbered as in the list below, and their running sum."""
    most = max(one.count for one in problems)

    def draw(pen: Pen, top: float) -> None:
        left, right, bottom = LEFT + 26, RIGHT - 30, top - 14 - _PLOT
        step = (right - left) / len(problems)
        for level in _HALF:
            y = bottom + _PLOT * level / 100
            pen.line((left, y), (right, y), ink.HAIR, 0.6)
            pen.text(right + 4, y - 2.6, tr("{n}%").format(n=level), SMALL)
            pen.text(left - 6, y - 2.6, str(round(most * level / 100)), SMALL, "right")
        for place, one in enumerate(problems):
            height = _PLOT * one.count / most
            x = left + place * step
            pen.box((x + step * 0.2, bottom), (step * 0.6, height), fill=ink.ACCENT_WEAVE)
            pen.text(x + step / 2, bottom + height + 3, str(one.count), SMALL, "centre")
            pen.text(x + step / 2, bottom - 11, str(place + 1), SMALL, "centre")
        line = [
            (left + (place + 0.5) * step, bottom + _PLOT * one.share)
            for place, one in enumerate(problems)
        ]
        if len(line) > 1:
            pen.polyline(line, ink.ACCENT, 1.2)
        for point in line:
            pen.circle(point, 1.8, fill=ink.ACCENT)
        legend = tr("柱：扣分次数（左）；线：累计占比（右）；编号见下")
        pen.text(left, bottom - 23, legend, SMALL)

    return Row(_PLOT + 44, draw)
