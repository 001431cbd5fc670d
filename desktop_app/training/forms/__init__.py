"""One template language and one scorer for every sheet that people fill in."""
