"""What the dialogue asks for, carried out: one handler a file."""
