"""The stand-in for Telegram: its Bot API, its webhook, a chat."""
