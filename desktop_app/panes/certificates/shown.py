"""What the pane of certificates shows, as plain values."""

from dataclasses import dataclass

READY, LACKING, CERTIFIED = "ready", "lacking", "certified"
GROUPS = (READY, LACKING, CERTIFIED)


@dataclass(frozen=True, slots=True)
class CandidateShown:
    """A trainee in the list."""

    key: str
    name: str
    tip: str
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class LinkShown:
    """A record that can be opened; `target` names it, e.g. `sheet:<uuid>`."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class MarkShown:
    """One of the two marks: what it is, whether it passes, and the sheet that says so."""

    title: str
    mark: str
    passed: bool | None
    """None while there is no mark."""
    detail: str
    sheet: LinkShown | None


@dataclass(frozen=True, slots=True)
class StandingShown:
    """How near a person is to the certificate, and what can be done about it now."""

    key: str
    name: str
    post: str
    level: str
    gold: bool
    marks: tuple[MarkShown, ...]
    drills: tuple[LinkShown, ...]
    reviews: tuple[LinkShown, ...]
    arithmetic: str
    verdict: str
    missing: tuple[str, ...]
    held: str
    """The newest certificate in a line; empty where there is none."""
    held_key: str
    hindrance: str
    due: bool
    may_issue: bool


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """An issued certificate; `order` sorts by days, `tone` colours the days left."""

    key: str
    number: str
    name: str
    level: str
    gold: bool
    total: float
    total_text: str
    issued: str
    issued_order: int
    valid: str
    valid_order: int
    left: str
    tone: str
    found_by: str
    state: str
    """One of the values of `training.certification.states.State`."""
    layout: str = ""
    """By which version of the layout it was drawn."""


ALL, VALID, SOON, EXPIRED, ENDED = "all", "valid", "soon", "expired", "ended"
STATES = (ALL, VALID, SOON, EXPIRED, ENDED)


@dataclass(frozen=True, slots=True)
class ClassRow:
    """Somebody in a class to be issued; `issues` tells whether they are meant."""

    key: str
    name: str
    team: str
    total: str
    level: str
    issues: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """Names to choose one of; an empty choice means all."""

    names: tuple[str, ...]
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class ClassDone:
    """What became of a class."""

    summary: str
    refused: tuple[str, ...]
    files: bool = True
    """Whether anything was issued that can be saved."""
    rest: int = 0
    """How many are left to be issued to, where it was stopped."""


@dataclass(frozen=True, slots=True)
class VerdictShown:
    """What a certificate turned out to be; `facts` are name and value."""

    title: str
    tone: str
    sentence: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class KeysShown:
    """With what is checked, and how it stands with the own keys."""

    against: str
    others: bool
    """Whether they are not the own ones."""
    own: str
    may_export: bool
    may_list: bool
    may_make: bool
    exists: bool
