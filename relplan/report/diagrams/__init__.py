"""Diagrams: sizes of text, layouts from nodes to positions, and drawings as views that a template loops over."""
