"""Named figures with the sources' values as defaults; a supervisor may change them."""
