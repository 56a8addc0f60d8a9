"""The public page of an organisation: seen before, switched on and off."""
