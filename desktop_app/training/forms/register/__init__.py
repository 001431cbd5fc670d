"""Signed sheets together: listed, filtered, followed through their corrections."""
