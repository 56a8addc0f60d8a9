"""What is known of one message before it is answered."""
