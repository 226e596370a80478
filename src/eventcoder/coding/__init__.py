"""Clauses and dictionaries to events: match, compose, merge, resolve, date, place, count."""
