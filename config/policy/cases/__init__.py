"""What the policy says of cases: categories, levels, evidence, disclosure, how long they stay."""
