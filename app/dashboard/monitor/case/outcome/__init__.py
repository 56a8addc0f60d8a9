"""What workers say to a finding or an end of their case."""
