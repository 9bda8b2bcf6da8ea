"""Scenarios and their mechanic."""
