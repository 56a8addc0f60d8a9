"""SMS through Twilio: verify, parse, send, and what its error codes mean."""
