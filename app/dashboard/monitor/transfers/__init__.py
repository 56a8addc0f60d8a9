"""Cases on their way to another organisation: what the giver does, and what the taker decides."""
