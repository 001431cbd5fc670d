"""Plans out to other programs, and changed dates back from them."""
