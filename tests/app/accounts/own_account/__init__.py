"""What members change about their own signing in."""
