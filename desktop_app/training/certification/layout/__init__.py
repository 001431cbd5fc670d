"""How a certificate is laid out: a versioned value, written by supervisors in millimetres."""
