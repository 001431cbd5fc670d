"""Moving sessions: what moves with them, what stands in the way, and taking it back."""
