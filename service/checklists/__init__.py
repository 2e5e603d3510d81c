"""What to hand in, paper by paper: why, what it looks like, and whether it is there yet."""
