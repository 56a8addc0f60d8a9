"""What the public may know: figures frozen once a month, from which no report follows."""
