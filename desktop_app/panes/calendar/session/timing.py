"""Times of a session in words."""

_HOUR = 60


def clock_times(start: int, minutes: int) -> str:
    """`09:00–10:30`, from minutes after midnight and how long it lasts."""
    end = start + minutes
    return f"{start // _HOUR:02d}:{start % _HOUR:02d}–{end // _HOUR:02d}:{end % _HOUR:02d}"
