"""The first member of an organisation makes its keys."""
