"""Dialogue sessions and agreements on the page of a remedy."""
