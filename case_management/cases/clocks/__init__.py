"""Until when somebody must have acted on a case, and who is told when nobody has."""
