"""Which version of the program this is."""

UNINSTALLED = "0.1.0"
"""Told when the program runs without having been installed."""


def version() -> str:
    """Return the installed version."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("peilian")
    except PackageNotFoundError:
        return UNINSTALLED
