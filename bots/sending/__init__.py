"""The one way out: what is due is claimed, sent, recorded, and later deleted at the carrier."""
