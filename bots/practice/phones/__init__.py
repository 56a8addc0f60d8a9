"""Practice phones, driven over HTTP: texts and calls."""
