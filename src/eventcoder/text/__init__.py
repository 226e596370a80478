"""Characters to sentences to tokens."""
