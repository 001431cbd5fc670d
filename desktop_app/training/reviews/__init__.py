"""Milestone reviews of day 30, 60 and 90: gates, views, evidence, decisions, graduation."""
