"""How fast it is, beside what does a part of the same work."""
