"""A service kept in one folder: its record as of one moment, its store, each file with its hash."""
