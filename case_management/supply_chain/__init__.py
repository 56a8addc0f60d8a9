"""Which contracts reach which factory."""
