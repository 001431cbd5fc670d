"""Looking things up: articles, scripts, people."""
