"""The way back without members or machine: a key on three papers, of which two are enough."""
