"""Telephone calls at Twilio: what a request of one says, and what the caller hears."""
