"""A worker's code word: what we begin waits until it is given."""
