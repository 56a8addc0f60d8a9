"""Telegram: verify, parse, send, and what its errors mean. python-telegram-bot reads and sends;
its own queues and handlers, which lose updates, are not used (messaging.md 2.3)."""
