"""A mentor's private notes: written, changed and thrown away by their author alone."""

from uuid import UUID

from db.ids import new_id
from db.records import Person, PrivateNote
from db.store import Store
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.people.permissions import Act, require

LONGEST = 5000


class PrivateNotes:
    """Every query names the author: there is no way to ask for anybody else's notes.

    No other use case reads them: not the search, the record, printing, export or the log. Nothing
    is announced either, for nobody else shows them.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def about(self, actor: Person, subject: Person) -> tuple[PrivateNote, ...]:
        """Return the actor's own notes about somebody, newest first."""
        with self._store.reading() as tx:
            return tx.mentoring.notes(actor.id, subject.id)

    def write(self, actor: Person, subject: Person, text: str) -> PrivateNote:
        """Write a note about one's own trainee."""
        require(actor, Act.MENTOR, subject)
        now = self._clock.now()
        note = PrivateNote(new_id(), actor.id, subject.id, now, now, _good(text))
        with self._store.writing() as tx:
            tx.mentoring.keep_note(note)
        return note

    def change(self, actor: Person, note_id: UUID, text: str) -> PrivateNote:
        """Change the text of one's own note; called at every keystroke. Raises NotFound."""
        text = _good(text)
        with self._store.writing() as tx:
            note = tx.mentoring.note(actor.id, note_id)
            changed = PrivateNote(
                note.id, note.author_id, note.subject_id, note.written_at, self._clock.now(), text
            )
            tx.mentoring.keep_note(changed)
        return changed

    def throw_away(self, actor: Person, note_id: UUID) -> PrivateNote:
        """Throw one's own note away; returns it, to be brought back. Raises NotFound."""
        with self._store.writing() as tx:
            note = tx.mentoring.note(actor.id, note_id)
            tx.mentoring.drop_note(actor.id, note_id)
        return note

    def bring_back(self, actor: Person, note: PrivateNote) -> None:
        """Undo `throw_away`."""
        if note.author_id != actor.id:
            raise Trouble(tr("这条笔记不是您写的。"), tr("没有任何改动。"))
        with self._store.writing() as tx:
            tx.mentoring.keep_note(note)


def _good(text: str) -> str:
    if len(text) > LONGEST:
        raise Trouble(
            tr("一条笔记最多 {n} 个字。").format(n=LONGEST),
            tr("已保存的部分还在。"),
            tr("请分成两条写。"),
        )
    return text
