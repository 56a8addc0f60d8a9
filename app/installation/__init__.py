"""What commands and the practice world do to an installation."""
