"""The tour: drives the real window through the main job and keeps pictures of it."""
