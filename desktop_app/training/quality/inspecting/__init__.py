"""Inspecting a drawn contact, and what the inspections of a period show."""
