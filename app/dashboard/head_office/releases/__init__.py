"""The alerts that a head office releases or returns."""
