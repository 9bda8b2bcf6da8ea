"""A plan held against the rule book: findings, waivers, and what is left to mend."""
