"""Writing questions: what a draft is made of, what is wrong with it, what changed."""
