"""What Telegram would hold and report: chats of the bot, updates, its webhook."""
