"""Signing in again, before a step that an open session alone shall not do."""
