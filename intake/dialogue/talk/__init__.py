"""The turns of a talk: which question stands open, and what an answer brings about. Pure."""
