"""What a public buyer may do with an alert."""
