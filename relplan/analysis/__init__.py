"""Pure functions over a plan; a study computes each once."""
