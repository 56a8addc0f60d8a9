"""How every line, phone and process is, for the operator, who is no member."""
