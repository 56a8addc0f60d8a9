"""When an organisation works: its week and its holidays."""
