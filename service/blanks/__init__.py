"""Blank forms that applicants fill in: lists as workbooks made from the rulebook, and the office's own files."""
