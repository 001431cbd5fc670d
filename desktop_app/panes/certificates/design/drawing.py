"""Draws the page off the window's thread, one at a time; of what is wanted meanwhile the newest."""

from collections.abc import Callable, Mapping

from desktop_app.documents.certificate_sample import Sample, Tried
from desktop_app.system.background import Background
from desktop_app.training.certification.layout.geometry import Placed
from desktop_app.training.certification.layout.model import CertificateLayout
from desktop_app.training.content.writing.states import Body

_State = tuple[Body, Tried]


class Drawing:
    """Keeps the last page that was drawn; *laid_out* returns the layout that a body makes, if any.

    *drawn* is called with each page. Without a layout the page stays as it was.
    """

    def __init__(
        self,
        owner: object,
        laid_out: Callable[[Body], CertificateLayout | None],
        background: Background,
        drawn: Callable[[Sample], None],
    ) -> None:
        self._owner = owner
        self._laid_out = laid_out
        self._background = background
        self._drawn = drawn
        self._busy = False
        self._next: _State | None = None
        self._asked: _State | None = None
        """What was drawn last: what is only looked at is not drawn again."""
        self.sample: Sample | None = None

    @property
    def placed(self) -> Mapping[str, Placed]:
        """Where the elements of the last page stand."""
        return {one.name: one for one in self.sample.placed} if self.sample else {}

    def want(self, body: Body, tried: Tried) -> None:
        """Draw a page; while one is being drawn, the newest waits for its turn."""
        self._next = (body, tried)
        if not self._busy:
            self._begin()

    def _begin(self) -> None:
        state, self._next = self._next, None
        if state is None or state == self._asked:
            return
        body, tried = state
        layout = self._laid_out(body)
        if layout is None:
            return
        self._busy, self._asked = True, state

        def work() -> Sample:
            from desktop_app.documents.certificate_sample import sample

            return sample(layout, tried)

        self._background.run(self._owner, work, self._done, self._failed)

    def _done(self, sample: Sample) -> None:
        self._busy, self.sample = False, sample
        self._begin()
        self._drawn(sample)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        raise error
