"""Serving several customers at once: threads that wait, one room or many chats, the look back."""
