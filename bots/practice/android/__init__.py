"""The stand-in for a phone with the SMS gateway app."""
