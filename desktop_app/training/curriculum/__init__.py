"""Programs laid on working days: plans and planned sessions."""
