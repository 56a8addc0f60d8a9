"""The practice world: a toy on loopback, and no routes at all in the server size."""

from flask_babel import lazy_gettext as _

from app.dashboard.frame.access.permissions import PUBLIC
from app.dashboard.frame.page.screen import NavigationEntry, Screen
from app.dashboard.practice import page, relay
from app.dashboard.practice.blueprint import blueprint

ENDPOINTS = (
    "page",
    "codes",
    "habits",
    "phone_send",
    "phone_call",
    "phone_messages",
    "phone_wait",
    "chat_send",
    "chat_press",
    "chat_messages",
    "chat_wait",
    "chat_file",
    "mailbox",
    "mailbox_wait",
)

SCREEN = Screen(
    blueprint,
    routes=(page, relay),
    access=dict.fromkeys(ENDPOINTS, PUBLIC),
    navigation=(NavigationEntry("page", _("Practice")),),
    practice_only=True,
)
