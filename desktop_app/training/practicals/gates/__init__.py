"""Practical tests as gates of a plan: what follows waits until one is passed."""
