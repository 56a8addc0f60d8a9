"""What may be done with the register, one verb a file; nothing in it is changed or removed."""
