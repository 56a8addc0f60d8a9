"""Erasing a worker, and new peppers under which contacts are found."""
