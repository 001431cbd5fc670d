"""Daily written summaries with open questions, and the answers to them (每日总结)."""
