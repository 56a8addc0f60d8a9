"""`firedoor run`: starts every process of the embedded size, watches over them, ends them."""
