"""Public buyers: what they are told and how soon they answer."""
