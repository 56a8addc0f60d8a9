"""Many cases at once: the list of them, their first words, what members search in."""
