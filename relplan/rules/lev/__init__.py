"""Levers and loyalty."""
