"""Audiences and segments."""
