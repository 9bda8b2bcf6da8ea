"""Objectives and KPIs."""
