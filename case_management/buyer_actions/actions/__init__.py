"""What a buyer writes down."""
