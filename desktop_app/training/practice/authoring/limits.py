"""How long a line may be before a person stops listening or reading; every figure in one place."""

from desktop_app.training.practice.model import Channel

LONGEST_LINE = 200
"""Characters of a customer's line, and of a script's wording, that people say in one breath."""

LONGEST_REPLY = {
    Channel.PHONE: 200,
    Channel.DESK: 200,
    Channel.CHAT: 200,
    Channel.GROUP: 300,
    Channel.EMAIL: 800,
}
"""Characters of a model reply: spoken ones in one breath, in a group several people are answered,
an e-mail is a page."""

LONGEST_HINT = 60
"""Characters of a hint: it is read while the customer waits."""


def longest_line(channel: Channel) -> int | None:
    """Return how long a customer's line may be; an e-mail has no limit."""
    return None if channel is Channel.EMAIL else LONGEST_LINE


MOST_TURNS = 60
"""Exchanges of one scenario: an hour's drill; a longer dialogue is several scenarios."""

MOST_FILE_BYTES = 20 * 1024 * 1024
"""A file that is read as a dialogue; the longest day of chats is a hundredth of that."""

MOST_UNPACKED_BYTES = 60 * 1024 * 1024
"""What a Word or Excel file may hold when unpacked: more is no dialogue but an attack."""

MOST_ROWS = 20_000
"""Rows or lines that are looked at."""

MOST_COLUMNS = 12
"""Columns of a sheet that are looked at; a dialogue has two to four."""
