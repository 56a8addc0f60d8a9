"""The one way in, for every channel and for every place that a message may have waited in."""
