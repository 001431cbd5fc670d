"""What a supervisor does with scenarios of the organisation's own: import, check, publish."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import ContentVersion, Draft, Person
from db.store import Store
from desktop_app.system.background import Progress
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.use_cases import DRAFT, Library
from desktop_app.training.people.permissions import Act, require

if TYPE_CHECKING:
    from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
    from desktop_app.training.practice.authoring.draft import Draft as Import
    from desktop_app.training.practice.authoring.draft import Utterance
    from desktop_app.training.practice.authoring.editing import Working
    from desktop_app.training.practice.authoring.report import Report
    from desktop_app.training.practice.figures import PracticeFigures
    from desktop_app.training.practice.model import Scenario, Situation


_EDITING = "scenario:"


@dataclass(frozen=True, slots=True)
class OwnScenario:
    """A scenario of the organisation's own with its check; `published` or still a draft.

    `edited` says that the reader has typed in it and not kept that as a draft yet.
    """

    version: ContentVersion
    published: bool
    report: "Report"
    said: "tuple[Utterance, ...]"
    edited: bool = False


class Authoring:
    """Drafts on their way from a file to the drills; only supervisors may."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        library: Library,
        analyser: "Callable[[], ReplyAnalyser]",
        figures: "Callable[[], PracticeFigures]",
    ) -> None:
        self._store = store
        self._clock = clock
        self._library = library
        self._analyser = analyser
        self._figures = figures
        self._reports: dict[tuple[UUID, PracticeFigures], Report] = {}

    def may(self, actor: Person) -> bool:
        """Tell whether *actor* is to be offered any of this."""
        from desktop_app.training.people.permissions import allowed

        return allowed(actor, Act.AUTHOR)

    def read(self, actor: Person, path: Path) -> "Import":
        """Return the draft that a file makes, nothing kept; raises Trouble, with what to do."""
        from desktop_app.training.practice.authoring.importing import read_draft

        require(actor, Act.AUTHOR)
        with self._store.reading() as tx:
            people = [one.name for one in tx.people.all()]
        return read_draft(path, self._analyser(), people=people)

    def keep(self, actor: Person, draft: "Import") -> ContentVersion:
        """Keep an import as a draft of the organisation's own; with faults raises Trouble."""
        from desktop_app.training.practice.authoring.importing import faults_of

        require(actor, Act.AUTHOR)
        faults = draft.faults or faults_of(draft.body)
        if faults:
            raise Trouble(faults[0].text, tr("没有存任何内容。"), tr("请改好文件再导入。"))
        return self._library.keep_draft(actor, "scenario", draft.body, again=draft.whole)

    def own(self, actor: Person, progress: Progress | None = None) -> tuple[OwnScenario, ...]:
        """Return drafts and published scenarios, each checked and played; newest first."""
        from desktop_app.training.practice.authoring.importing import said_in

        versions = self._library.own(actor, "scenario")
        with self._store.reading() as tx:
            typed = {one.name for one in tx.people.drafts(actor.id, _EDITING)}
        situations, found = self._situations(), []
        for number, version in enumerate(versions):
            if progress is not None:
                progress.step(number, len(versions))
            report = self._report(version.id, situations)
            said = said_in(version.body)
            edited = _editing(version.id) in typed
            found.append(OwnScenario(version, version.status != DRAFT, report, said, edited))
        return tuple(sorted(found, key=lambda one: one.published))

    def publish(self, actor: Person, version_id: UUID) -> None:
        """Put a draft among the drills; raises Trouble while its check finds errors."""
        require(actor, Act.AUTHOR)
        report = self._report(version_id, self._situations())
        if report.errors:
            raise Trouble(
                tr("检查还有 {n} 处要改，先不能发布。").format(n=report.errors),
                tr("草稿没有改动。"),
                tr("请点“编辑”改好，存为草稿再发布。"),
            )
        self._library.publish_draft(actor, version_id)

    # Editing

    def edit(self, actor: Person, version_id: UUID) -> "Working":
        """Return a scenario as it is being edited: what was typed before, else the version."""
        from desktop_app.training.practice.authoring.editing import Working, working_of

        require(actor, Act.AUTHOR)
        with self._store.reading() as tx:
            draft = tx.people.draft(actor.id, _editing(version_id))
            version = tx.content.get(version_id)
        return working_of(draft.body) if draft else Working(dict(version.body))

    def is_edited(self, actor: Person, version_id: UUID) -> bool:
        """Tell whether something was typed in this version and not kept as a new one yet."""
        with self._store.reading() as tx:
            return tx.people.draft(actor.id, _editing(version_id)) is not None

    def keep_edit(self, actor: Person, version_id: UUID, working: "Working") -> None:
        """Keep what is being typed; called at every keystroke."""
        require(actor, Act.AUTHOR)
        body, now = working.to_dict(), self._clock.now()
        with self._store.writing() as tx:
            tx.people.save_draft(Draft(actor.id, _editing(version_id), body, now))

    def drop_edit(self, actor: Person, version_id: UUID) -> None:
        """Go back to the version as it was."""
        require(actor, Act.AUTHOR)
        with self._store.writing() as tx:
            tx.people.drop_draft(actor.id, _editing(version_id))

    def check_edit(self, actor: Person, working: "Working") -> "Report":
        """Check and play a scenario as it stands while it is edited."""
        from desktop_app.training.content.kinds import parse
        from desktop_app.training.content.loader import ContentFault
        from desktop_app.training.practice.authoring.editing import unread
        from desktop_app.training.practice.authoring.importing import field_faults
        from desktop_app.training.practice.authoring.report import Report, examine

        require(actor, Act.AUTHOR)
        lines = unread(working)
        faults = tuple(ContentFault("", 0, "", one.text) for one in lines)
        broken = field_faults(working.body)
        if broken:
            told = tuple(ContentFault("", 0, where, what) for where, what in broken)
            return Report((*faults, *told))
        item = parse("scenario", working.body)
        found = examine(item, self._situations(), self._analyser(), self._figures())
        return Report((*faults, *found.faults), found.runs)

    def finish_edit(self, actor: Person, version_id: UUID, working: "Working") -> ContentVersion:
        """Keep the edited scenario as a new draft; raises Trouble while it is none.

        The version that was edited stays what it is: records name it.
        """
        from desktop_app.training.practice.authoring.editing import unread
        from desktop_app.training.practice.authoring.importing import faults_of

        require(actor, Act.AUTHOR)
        faults = (*unread(working), *faults_of(working.body))
        if faults:
            raise Trouble(
                faults[0].text, tr("写好的都还在，没有存成草稿。"), tr("请改好这一处再存。")
            )
        version = self._library.keep_draft(actor, "scenario", working.body, again=True)
        self.drop_edit(actor, version_id)
        return version

    def throw_away(self, actor: Person, version_id: UUID) -> None:
        """Stop offering a draft."""
        self._library.throw_draft_away(actor, version_id)

    def export(self, actor: Person, version_id: UUID, path: Path) -> None:
        """Write a scenario as Twee or YAML, as *path* is named; raises Trouble."""
        from desktop_app.training.content.yaml_target import to_yaml
        from desktop_app.training.practice.authoring.importing import TWEE
        from desktop_app.training.practice.authoring.twee_scenario import export

        require(actor, Act.AUTHOR)
        scenario = self._scenario(version_id)
        if path.suffix.lower() in TWEE:
            text = export(scenario)
        else:
            body = scenario.model_dump(mode="json", exclude_defaults=True)
            text = to_yaml({"kind": "scenario", **body})
        try:
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise Trouble(
                tr("文件写不了：{reason}。").format(reason=error.strerror or error),
                tr("草稿没有改动。"),
                tr("请换一个位置再导出。"),
            ) from error

    def _scenario(self, version_id: UUID) -> "Scenario":
        from desktop_app.training.practice.model import Scenario

        return self._library.version(version_id, Scenario).item

    def _situations(self) -> "dict[str, Situation]":
        from desktop_app.training.practice.model import Situation

        found = self._library.published("situation", Situation)
        return {one.item.key: one.item for one in found}

    def _report(self, version_id: UUID, situations: "dict[str, Situation]") -> "Report":
        """A version never changes, so its check is run once for the figures that hold."""
        from desktop_app.training.practice.authoring.report import examine

        figures = self._figures()
        if (version_id, figures) not in self._reports:
            self._reports[version_id, figures] = examine(
                self._scenario(version_id), situations, self._analyser(), figures
            )
        return self._reports[version_id, figures]


def _editing(version_id: UUID) -> str:
    return f"{_EDITING}{version_id}"
