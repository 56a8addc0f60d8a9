"""Search: words of sealed texts are found in the member's browser, which alone can open them."""
