"""The ways to practise a drill beside talking freely: help is taken away step by step."""
