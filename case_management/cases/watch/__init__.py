"""What is done in the watch against retaliation."""
