"""The practice carrier: phone network, Telegram and mail on loopback, held in memory only."""
