"""Several customers at once: one room or several chats, whom to answer first, and what it is worth.

Each customer is an ordinary conversation; what is new here is the desk around them.
"""
