"""Data readiness."""
