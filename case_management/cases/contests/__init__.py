"""What workers say to a finding or to the end of their case, and what brings the case back."""
