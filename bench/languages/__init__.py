"""How often the language of a message is told, on messages that no word list was made from."""
