"""Who may come in: sessions, permissions, limits, and what every request must show."""
