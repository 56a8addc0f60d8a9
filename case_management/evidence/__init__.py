"""The evidence register of a case: what there is, where it came from, through whose hands."""
