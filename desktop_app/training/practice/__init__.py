"""Conversations with a simulated customer, and the judgement on them."""
