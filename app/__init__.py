"""The roof: where everything meets; nobody imports it."""
