"""Remarks about what a member wrote: what in it may give somebody away."""
