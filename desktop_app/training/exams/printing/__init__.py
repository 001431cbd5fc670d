"""The papers of an exam as they are printed."""
