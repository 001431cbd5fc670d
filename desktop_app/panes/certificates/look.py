"""The look of the organisation's certificates: logo and seal, chosen, taken away, previewed."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from db.records import Person
from desktop_app.system.background import Background
from desktop_app.system.errors import Trouble
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.certification.pictures.use_cases import Pictures


class ShowsPictures(Protocol):
    """The sheet, as far as this needs it."""

    def show_pictures(self, pictures: dict[str, bytes]) -> None: ...
    def ask_picture(self) -> Path | None: ...
    def open(self) -> None: ...


class Look:
    """What is chosen here stands on certificates issued from now on."""

    def __init__(
        self,
        sheet: ShowsPictures,
        actor: Person,
        pictures: Pictures,
        background: Background,
        navigator: Navigator,
        kept: Callable[[], None],
    ) -> None:
        """*kept* is called after a picture was chosen or taken away."""
        self._sheet = sheet
        self._actor = actor
        self._pictures = pictures
        self._background = background
        self._navigator = navigator
        self._tell_kept = kept

    def open(self) -> None:
        """Show the sheet."""
        self._refresh()
        self._sheet.open()

    def choose(self, kind: str) -> None:
        """Ask for a picture and keep it."""
        path = self._sheet.ask_picture()
        if path is None:
            return

        def keep() -> None:
            try:
                data = path.read_bytes()
            except OSError as error:
                raise Trouble(
                    tr("{name} 读不了。").format(name=path.name),
                    tr("原来的图片没有变。"),
                    tr("请检查文件是否还在、能不能打开。"),
                ) from error
            self._pictures.set(self._actor, kind, data)

        self._background.run(self._sheet, keep, lambda _done: self._kept())

    def remove(self, kind: str) -> None:
        """Take a picture away."""
        self._background.run(
            self._sheet,
            lambda: self._pictures.set(self._actor, kind, None),
            lambda _done: self._kept(),
        )

    def _kept(self) -> None:
        self._navigator.notify(tr("以后签发的证书都用新的版面；已签发的不变"))
        self._refresh()
        self._tell_kept()

    def _refresh(self) -> None:
        self._background.run(self._sheet, self._pictures.all, self._sheet.show_pictures)
