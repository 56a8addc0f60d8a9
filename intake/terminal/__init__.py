"""The talk with the line in a terminal."""
