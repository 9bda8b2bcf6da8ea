"""Measurements of speed and memory, on plans made for them."""
