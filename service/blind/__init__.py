"""The blind sample: which findings are drawn, whether two readings are the same, and what error rates come of it."""
