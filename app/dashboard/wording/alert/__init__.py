"""An alert in words: for those who draft and release it, and as its buyer reads it."""
