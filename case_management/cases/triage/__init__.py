"""What a person says a case is: its kind, factory, level, whose it is, what it belongs with."""
