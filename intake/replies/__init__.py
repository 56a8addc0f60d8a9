"""Writing to a worker first: the news of a step, and what a member wrote."""
