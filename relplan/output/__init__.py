"""A review written out: one writer per format, each a pure function to text."""
