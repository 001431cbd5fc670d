"""Peilian 陪练: a training workstation for customer-service teams."""
