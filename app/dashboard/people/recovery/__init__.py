"""Two recovery papers bring an organisation a new coordinator, when nobody can sign in any more."""
