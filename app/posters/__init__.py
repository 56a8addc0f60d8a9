"""Posters and cards: what tells workers that the line is there, ready for the printer."""
