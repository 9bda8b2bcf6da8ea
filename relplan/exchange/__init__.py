"""Ways in and out of other programs: calendar files."""
