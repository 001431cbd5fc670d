"""Everything that is taught: packs of versioned content items."""
