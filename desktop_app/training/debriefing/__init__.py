"""Looking back at what was practised: debrief, comparison, reflection, observation."""
