"""Phones with local SIMs that run the open-source app SMS Gateway for Android (capcom6)."""
