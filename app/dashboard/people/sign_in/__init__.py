"""Signing in and out, and what a signed-in browser fetches about itself."""
