"""What the operator types: one module a group of commands."""
