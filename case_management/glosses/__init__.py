"""Glosses: what a worker wrote, in the language of members; who writes them, who asks for them."""
