"""Figures of an organisation by the definitions of docs/domain.md, safe to show."""
