"""What can happen to an exam and in a sitting: the kinds of its events."""

from enum import StrEnum


class Happened(StrEnum):
    """The kinds of `ExamEvent`."""

    STARTED = "started"
    RESUMED = "resumed"
    """The window was opened again on a sitting under way."""
    LEFT = "left"
    """The exam window was left for another program; `detail`: `{"what": …}`."""
    RETURNED = "returned"
    """`detail`: `{"seconds": …}` that it took."""
    HANDED_IN = "handed_in"
    CLOSED = "closed"
    """A supervisor ended one sitting, with a reason."""
    EXTENDED = "extended"
    """A supervisor gave one sitting more time: `detail`: `{"minutes": …}`."""
    CLOSING_MOVED = "closing_moved"
    """A supervisor closes the exam at another time: `detail`: `{"closes_at": ISO time}`."""
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"
    """A person no longer sits the exam."""
    ENTERED = "entered"
    """What a person wrote on paper was entered, or corrected: `detail`: `{"cells": …}`."""
    ABSENT = "absent"
    """A person did not come to a paper exam."""
    PRESENT = "present"
    """They came after all."""
