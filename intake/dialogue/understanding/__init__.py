"""What a text means: its spelling, its language, its answers, its topics. Pure."""
