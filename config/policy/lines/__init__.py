"""What the policy says of lines: how they write, when, how much, in which languages."""
