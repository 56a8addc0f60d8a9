"""The sweep: sends what no courier did, asks carriers about what is uncertain, and has the copies
that they keep removed.
"""

from datetime import timedelta

from app.installation.keys import public_key
from app.processes.heartbeat import keep_beating
from app.processes.loop import repeat, until_stopped
from app.wiring.sending import channels_of, make_copy_deletion, make_courier
from config.platform.database import open_engine, transaction, utc_now
from config.platform.logs import log
from config.settings import CourierSettings, key_bytes, load
from intake.privacy.rotate_peppers import hand_over
from vault.address_proofs import ReceiverKey
from vault.sealing import SecretKey

EVERY_SECONDS = 2
LEFT_LYING = timedelta(seconds=10)
"""Due for so long, a text has no courier: before that the two would only fight for the database."""


def main() -> None:
    """Until SIGTERM, every few seconds.

    Raises Refused where a key is missing.
    """
    settings = load(CourierSettings)
    engine = open_engine(settings.database_url)
    keep_beating(engine, "sweep", channels_of(settings))
    stopped = until_stopped()
    courier = make_courier(settings, engine, stopped)
    copy_deletion = make_copy_deletion(settings, engine)
    key = SecretKey(key_bytes(settings.courier_key, "COURIER_KEY"))
    receiver = ReceiverKey(key_bytes(settings.receiver_key, "RECEIVER_KEY"))
    inbox_public = public_key(settings.keys_dir, "inbox")
    log().info("sweep ready", state="ready")

    def once() -> None:
        courier.ask_about_uncertain()
        courier.drain(lying_for=LEFT_LYING)
        copy_deletion.remove()
        with transaction(engine) as session:
            hand_over(session, key, receiver, inbox_public, utc_now())

    repeat(once, EVERY_SECONDS, stopped)
