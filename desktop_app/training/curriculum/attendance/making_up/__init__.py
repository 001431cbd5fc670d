"""Making up (补课) for what somebody missed."""
