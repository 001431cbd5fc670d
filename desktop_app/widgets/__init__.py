"""Reusable Qt parts that know no subject matter."""
