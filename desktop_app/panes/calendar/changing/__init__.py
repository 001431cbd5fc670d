"""Moving, stretching, adding and calling off sessions: what it brings, before it is done."""
