"""Signatures on certificates: keys, the text of the code, the list of what was revoked."""
