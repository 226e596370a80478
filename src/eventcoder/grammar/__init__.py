"""Tokens to clauses: the built-in analyser, a cascade from tags over groups and phrases to clauses."""
