"""What an operator sets to reach Telegram."""

from pydantic import Field, SecretStr

from config.settings import Common


class TelegramReceiving(Common):
    """Without a webhook secret the collector asks Telegram itself."""

    telegram_webhook_secret: SecretStr = Field(
        SecretStr(""), description="header that Telegram sends; empty: the collector polls; secret"
    )


class TelegramSending(Common):
    """The token sends, and polls."""

    telegram_bot_token: SecretStr = Field(SecretStr(""), description="from BotFather; secret")
    telegram_api_url: str = Field("", description="default: Telegram itself")
