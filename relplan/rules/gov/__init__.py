"""Ownership, status and review."""
