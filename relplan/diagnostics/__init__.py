"""Rules and findings: what they are, apart from which ones there are and how they are printed."""
