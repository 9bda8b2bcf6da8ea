"""The assessment of a plan, for a terminal, as Markdown and as JSON."""
