"""The evidence of one case on one page: its register, and the figures that it brought to light."""
