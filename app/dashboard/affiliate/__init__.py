"""The screens of affiliates, the public buyers."""
