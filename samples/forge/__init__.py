"""Forges dossiers: a truth is drawn from a seed first, then the papers are drawn from the truth."""
