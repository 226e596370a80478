"""Files to checked, compiled dictionaries."""
