"""What is being written in a sitting, before it is an answer."""
