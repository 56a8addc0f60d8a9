"""Outreach: sessions with workers, posters and cards, and what came of them."""
