"""Priority and harmonisation."""
