"""Senders and deliverability."""
