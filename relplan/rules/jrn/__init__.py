"""Journeys, moments and coverage."""
