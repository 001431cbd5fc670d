"""The reply analysis: which points a reply meets, which taboos it breaks, what else it holds."""
