"""The scenario library: the classics of relationship marketing, each with what it stands on, to copy into a plan."""
