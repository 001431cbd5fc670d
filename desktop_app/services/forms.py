"""Forms, and what is filled in with them."""

from abc import abstractmethod
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from desktop_app.services.practice import PracticeServices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.training.checks.use_cases import Checks
    from desktop_app.training.comparing.use_cases import Comparing
    from desktop_app.training.curriculum.sessions.use_cases import Sessions
    from desktop_app.training.debriefing.use_cases import Debriefing
    from desktop_app.training.examples.use_cases import Examples
    from desktop_app.training.feedback.use_cases import Feedback
    from desktop_app.training.forms.editing.use_cases import Templates
    from desktop_app.training.forms.exchange.use_cases import FormFiles
    from desktop_app.training.forms.register.use_cases import Register
    from desktop_app.training.forms.use_cases import Follower, Forms
    from desktop_app.training.role_plays.use_cases import RolePlays


@dataclass(frozen=True)
class FormServices(PracticeServices):
    """Use cases of forms, and of looking back with them."""

    @abstractmethod
    def _followers(self) -> "Mapping[str, Sequence[Follower]]":
        """Return by use what a signed sheet brings about, further up."""

    @cached_property
    def forms(self) -> "Forms":
        from desktop_app.training.forms.use_cases import Forms

        return Forms(
            self.store,
            self.clock,
            self.changes,
            self.library,
            self.settings,
            self.people,
            self._followers(),
        )

    @cached_property
    def register(self) -> "Register":
        from desktop_app.training.forms.register.use_cases import Register

        return Register(
            self.store,
            self.clock,
            self.changes,
            lambda targets: {
                key: about.title for key, about in self.feedback.named(targets).items()
            },
        )

    @cached_property
    def templates(self) -> "Templates":
        from desktop_app.training.forms.editing.use_cases import Templates

        return Templates(self.store, self.clock, self.changes, self.library)

    @cached_property
    def form_files(self) -> "FormFiles":
        from desktop_app.training.forms.exchange.use_cases import FormFiles

        return FormFiles(self.templates, self.forms, self.register)

    @cached_property
    def checks(self) -> "Checks":
        from desktop_app.training.checks.use_cases import Checks

        return Checks(self.store, self.clock, self.changes, self.library, self.curriculum)

    @cached_property
    def comparing(self) -> "Comparing":
        from desktop_app.training.comparing.use_cases import Comparing

        return Comparing(self.store, self.clock, self.library, self.settings, self.people)

    @cached_property
    def feedback(self) -> "Feedback":
        from desktop_app.training.feedback.use_cases import Feedback

        return Feedback(
            self.store, self.clock, self.library, self.settings, self.people, self.forms
        )

    @cached_property
    def sessions(self) -> "Sessions":
        from desktop_app.training.curriculum.sessions.files import MaterialFolder
        from desktop_app.training.curriculum.sessions.use_cases import Sessions

        return Sessions(
            self.store,
            self.clock,
            self.library,
            self.attendance,
            self.feedback,
            MaterialFolder(self.store.path.parent),
        )

    @cached_property
    def role_plays(self) -> "RolePlays":
        from desktop_app.training.role_plays.use_cases import RolePlays

        return RolePlays(
            self.store, self.clock, self.changes, self.library, self.people, self.forms
        )

    @cached_property
    def debriefing(self) -> "Debriefing":
        from desktop_app.training.debriefing.use_cases import Debriefing

        return Debriefing(self.store, self.clock, self.practice, self.forms)

    @cached_property
    def examples(self) -> "Examples":
        from desktop_app.training.examples.use_cases import Examples

        return Examples(self.store, self.clock, self.changes, self.debriefing, self.practice)
