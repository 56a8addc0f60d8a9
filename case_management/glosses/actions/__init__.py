"""Translators are named and asked, and glosses are written."""
