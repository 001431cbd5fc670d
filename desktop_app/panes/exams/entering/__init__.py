"""The page on which a paper exam is entered."""
