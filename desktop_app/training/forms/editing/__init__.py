"""Writing form templates: changed step by step, checked, published as versions."""
