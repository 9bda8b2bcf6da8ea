"""Marketing pressure."""
