"""One spelling of a text to compare by, whatever keyboard it was written on."""
