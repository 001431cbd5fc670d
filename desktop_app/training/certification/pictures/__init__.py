"""The pictures of the organisation that stand on its certificates."""
