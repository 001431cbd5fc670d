"""Writing programs: sessions put in order on a time line, checked, published as versions."""
