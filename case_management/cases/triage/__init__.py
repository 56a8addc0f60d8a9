"""What a person says a case is: its kind, factory and level, whose it is, and to which it belongs."""
