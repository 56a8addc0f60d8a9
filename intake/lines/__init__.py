"""The numbers and bots that workers write to, and the phones that carry them."""
