"""What to raise for a failure of background work that this pane looked at itself."""

from desktop_app.training.maintenance.faults import trouble_of


def told(error: Exception) -> Exception:
    """Return *error* as the sentence that a person is shown, or as it is when it is ours."""
    return trouble_of(error) or error
