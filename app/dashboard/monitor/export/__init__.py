"""Cases as files, made in the browser: their texts are opened there only."""
