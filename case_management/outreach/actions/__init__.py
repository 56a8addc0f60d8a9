"""What members do about it."""
