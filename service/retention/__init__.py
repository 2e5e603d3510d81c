"""What is kept for how long, what is due, what is held back, and how it goes: rows, files, what the log says of it."""
