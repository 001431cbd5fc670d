"""What is done with the mouse before it is let go: a layout not kept yet, and its guides."""

from collections.abc import Mapping

from desktop_app.training.certification.layout import body as change
from desktop_app.training.certification.layout.geometry import Box, Placed
from desktop_app.training.certification.layout.snapping import Guide, snapped
from desktop_app.training.content.writing.states import Body

_GROUND = ("border", "ring")
"""Nothing is aligned with the line work."""


class Moving:
    """Attributes: `body`, None while nothing is moved, and `guides`."""

    def __init__(self) -> None:
        self.body: Body | None = None
        self.guides: tuple[Guide, ...] = ()
        self._began: Placed | None = None

    def drag(
        self,
        body: Body,
        placed: Mapping[str, Placed],
        key: str,
        across: float,
        down: float,
        reach: float,
    ) -> bool:
        """Move an element from where it stood; it comes to rest near lines. False: it cannot."""
        began = self._begin(body, placed, key)
        if began is None:
            return False
        rest = snapped(began.ink.moved(across, down), _others(body, placed, key), reach)
        self.guides = rest.guides if reach else ()
        if reach:
            across, down = across + rest.across, down + rest.down
        self.body = change.moved(body, key, across, down)
        return True

    def stretch(
        self,
        body: Body,
        placed: Mapping[str, Placed],
        key: str,
        left: bool,
        across: float,
        reach: float,
    ) -> bool:
        """Move one edge of the room that an element has."""
        began = self._begin(body, placed, key)
        if began is None:
            return False
        at = (began.room.left if left else began.room.right) + across
        edge = Box(at, began.room.top, at, began.room.bottom)
        rest = snapped(edge, _others(body, placed, key), reach)
        self.guides = tuple(one for one in rest.guides if one.upright) if reach else ()
        if reach:
            across += rest.across
        self.body = change.stretched(body, key, left, across)
        return True

    def take(self) -> Body | None:
        """Return what has come of it, and be done."""
        body, self.body = self.body, None
        self._began, self.guides = None, ()
        return body

    def _begin(self, body: Body, placed: Mapping[str, Placed], key: str) -> Placed | None:
        stands = placed.get(key)
        if stands is None or not change.movable(body, key):
            return None
        if self.body is None:
            self._began = stands
        return self._began


def _others(body: Body, placed: Mapping[str, Placed], key: str) -> list[Box]:
    """Return what *key* may be aligned with: not the ground, nor what moves along with it."""
    apart = {one["id"] for one in body["elements"] if one["kind"] in _GROUND}
    apart |= {key, *(one["id"] for one in body["elements"] if one["follows"] == key)}
    return [one.ink for name, one in placed.items() if name not in apart]
