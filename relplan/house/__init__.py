"""A plan's own rules: what it writes under `house_rules`, read into rules like all others."""
