"""What the line says: how long it is in an SMS, how it is spelled, what is wrong with it. Pure."""
