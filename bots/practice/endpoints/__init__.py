"""What callers and drivers of the carrier reach: the stand-ins' own interfaces, and the phones."""
