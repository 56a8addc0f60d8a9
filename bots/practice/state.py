"""Everything that the practice carrier holds: in memory, gone when it ends."""

import threading

import httpx

from bots.practice.faults import Faults
from bots.practice.feed import Feed, Feeds
from bots.practice.habits import Habits
from bots.practice.options import Options
from bots.practice.phones.android import AndroidPhone
from bots.practice.phones.handset import Shown
from bots.practice.received_mail import ReceivedMail
from bots.practice.telegram.bot import Telegram
from bots.practice.twilio.calls import CarrierCalls
from bots.practice.twilio.texts import Texts
from bots.practice.twilio.webhooks import StatusCallbacks, TwilioWebhooks


class Practice:
    """The state of one running carrier, shared by the threads that answer requests."""

    def __init__(self, options: Options) -> None:
        self.options = options
        # No kept connections: a receiver that restarts must not cost the next message an error.
        http = httpx.Client(
            trust_env=False,
            limits=httpx.Limits(max_keepalive_connections=0, max_connections=None),
        )
        self.habits = Habits()
        self.faults = Faults(self.habits)
        self.texts = Texts()
        self.calls = CarrierCalls()
        self.handsets: Feeds[Shown] = Feeds()
        self.twilio_webhooks = TwilioWebhooks(http, options.twilio_auth_token)
        self.callbacks = StatusCallbacks(
            self.texts, self.twilio_webhooks, options.twilio_account_sid, self.habits
        )
        self.telegram = Telegram(http, options, self.habits)
        self.android = AndroidPhone(http, options, self.habits)
        self.mails: Feed[ReceivedMail] = Feed()
        self._opted_out: set[str] = set()
        self._opting = threading.Lock()

    def is_opted_out(self, number: str) -> bool:
        """Return whether the phone `number` texted STOP to the line and not START since."""
        with self._opting:
            return number in self._opted_out

    def set_opted_out(self, number: str, out: bool) -> None:
        """Remember whether the line may text the phone `number`."""
        with self._opting:
            if out:
                self._opted_out.add(number)
            else:
                self._opted_out.discard(number)
