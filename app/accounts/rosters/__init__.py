"""Rosters: who holds which key; how the next version is made, checked and stored."""
