"""What the regulation asks: claims and a date go in, findings come out."""
