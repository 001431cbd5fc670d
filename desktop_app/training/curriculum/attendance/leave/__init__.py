"""Leave (请假): asked by trainees, granted by rule or by who leads the session."""
