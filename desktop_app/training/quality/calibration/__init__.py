"""Calibration: one contact scored blind by several inspectors, and how far they agree."""
