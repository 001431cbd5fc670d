"""Documents out: data to a page layout to PDF bytes, without Qt."""
