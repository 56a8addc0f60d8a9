"""What members write down of negotiations."""
