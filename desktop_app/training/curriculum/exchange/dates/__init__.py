"""Changed dates that come back from another calendar."""
