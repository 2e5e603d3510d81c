"""A report in its three forms: JSON for programs, a terminal view, and one HTML file for people."""
