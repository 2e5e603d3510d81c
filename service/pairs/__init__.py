"""What two dossiers of different applicants have in common: from the marks of each to pairs, without a database."""
