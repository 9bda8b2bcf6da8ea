"""Arbitration: which of the messages due to one customer are sent, and what becomes of the others."""
