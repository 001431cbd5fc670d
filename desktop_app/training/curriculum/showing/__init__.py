"""What the calendar shows: whose sessions, on which days, and where everybody stands."""
