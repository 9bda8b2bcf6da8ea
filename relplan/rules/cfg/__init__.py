"""Settings and layout."""
