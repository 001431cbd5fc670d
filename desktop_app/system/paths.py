"""Where the data lie: one folder a user, unless told otherwise."""

import os
from pathlib import Path

ENVIRONMENT = "PEILIAN_DATA"


def data_folder() -> Path:
    """Return the folder named by `PEILIAN_DATA`, else the platform's place for user data."""
    named = os.environ.get(ENVIRONMENT)
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("peilian", appauthor=False)
