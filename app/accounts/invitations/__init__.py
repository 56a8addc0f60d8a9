"""Founding an organisation and joining one: invited, answered, confirmed."""
