"""What public buyers did about an alert, and what is still asked of them."""
