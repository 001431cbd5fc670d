"""From the bank to a paper: what a paper is made of, and how one is drawn."""
