"""Whom a factory serves, and what an affiliate buys from: a picture with a table behind it."""
