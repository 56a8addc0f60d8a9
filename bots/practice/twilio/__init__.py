"""The stand-in for Twilio: its API, its webhooks, its calls."""
