"""Every key and every seal: the one folder that touches cryptography, for a reviewer to read."""
