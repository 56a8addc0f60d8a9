"""The alerts that a buyer received, and the one button that acknowledges."""
