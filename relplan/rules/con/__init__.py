"""Consent and law."""
