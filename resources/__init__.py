"""Fonts, icons, themes, translations and content packs shipped with the program."""
