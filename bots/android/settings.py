"""What an operator sets to reach the phones."""

from pydantic import Field

from config.settings import Common


class AndroidReceiving(Common):
    """Receivers read each phone's webhook secret, senders its password, out of the files named."""

    android_devices: str = Field(
        "", description="the phones, JSON (docs/android-phones.md); better ANDROID_DEVICES_FILE"
    )


class AndroidSending(AndroidReceiving):
    """The same list."""
