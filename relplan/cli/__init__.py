"""The commands: load, compute, write, exit."""
