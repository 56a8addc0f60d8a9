"""What the workers of a case answer to a poll, counted, and what follows for its remedy."""
