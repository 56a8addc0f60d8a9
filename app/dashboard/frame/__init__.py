"""What every screen stands in: the request, who may come in, the page around it."""
