"""Paths, settings, clock, theme tokens, logging: plain Python that every floor may use."""
