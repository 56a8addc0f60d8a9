"""Commands that an operator needs now and then while the product runs."""
