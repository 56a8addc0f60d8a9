"""Which factory is meant: by its OS ID, or by name and address in one country. Pure."""
