"""The environment's faults, told so that a person knows what happened, what is safe, what to do."""


class Trouble(Exception):
    """Something that is not a fault of the program: shown as a plain sentence, never as a crash.

    `what` says what happened, `safe` what is not lost, `do` what to do next; all in Chinese.
    """

    def __init__(self, what: str, safe: str = "", do: str = "") -> None:
        super().__init__(" ".join(part for part in (what, safe, do) if part))
        self.what = what
        self.safe = safe
        self.do = do


class NotAllowed(Trouble):
    """The person's roles do not include this act."""
