"""Backups of an installation: made, checked, put back on an empty machine."""
