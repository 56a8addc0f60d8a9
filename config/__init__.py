"""What an operator may change, and how the program reaches the outside."""
