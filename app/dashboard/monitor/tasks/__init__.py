"""Tasks: written and settled on the page of their case; all of a member's own on one page."""
