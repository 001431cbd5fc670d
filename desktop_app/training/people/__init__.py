"""Who works here: people, roles, teams, sign-in and permissions."""
