"""A coordinator makes the organisation's recovery papers, prints them and tries two of them."""
