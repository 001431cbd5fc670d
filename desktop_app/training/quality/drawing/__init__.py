"""The weekly draw: so many contacts an agent, each with the same chance."""
