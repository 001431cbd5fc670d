"""A mentor's private notes, which nobody but their author ever sees."""
