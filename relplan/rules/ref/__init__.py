"""References and identity."""
