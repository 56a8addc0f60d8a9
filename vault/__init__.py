"""Every key and every seal. A security reviewer reads this folder; no other touches cryptography."""
