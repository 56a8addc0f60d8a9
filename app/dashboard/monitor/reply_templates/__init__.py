"""The page of an organisation's own reply templates."""
