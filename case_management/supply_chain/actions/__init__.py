"""What may be done with the register of factories and contracts."""
