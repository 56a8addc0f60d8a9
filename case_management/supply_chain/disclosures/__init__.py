"""What contractors disclose: in versions, compared with each other, verified for a year."""
