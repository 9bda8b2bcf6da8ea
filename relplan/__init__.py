"""The relational plan as files: validated, reviewed and published from git."""

__version__ = "0.1.0"
