"""Where workers were told of the line, and what came of it."""
