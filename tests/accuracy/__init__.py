"""Measures the pipeline on forged dossiers, through its command and its JSON only."""
