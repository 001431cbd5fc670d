"""Keeping the file safe: backups, restoring, and faults told as sentences."""
