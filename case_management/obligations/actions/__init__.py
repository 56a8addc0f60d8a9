"""What a buyer does about an obligation."""
