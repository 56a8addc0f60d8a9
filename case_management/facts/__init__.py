"""Typed facts of a case: figures that its investigation brought to light, sealed."""
