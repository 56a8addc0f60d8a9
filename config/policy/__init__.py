"""The field's rules that an operator may change: `policy.toml`, and one reader a section."""
