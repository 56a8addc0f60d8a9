"""Members, sign-in, second factor, roles and permissions."""
