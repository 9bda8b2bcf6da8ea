"""Shape: keys, types and values."""
