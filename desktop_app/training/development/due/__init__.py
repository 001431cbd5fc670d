"""After which results a development plan is due: asked every day, so it stands on little."""
