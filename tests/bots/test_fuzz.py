"""Any bytes at every address of every channel: no 500, no word in a log, nothing signed is lost.

Channels and addresses are found by themselves; a carrier that signs in a way that is not known
here fails `test_every_address_is_fuzzed`.
"""

import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote

import pytest
import structlog
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, delete, func, select
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder, run_wsgi_app

from app.webhooks import create_webhooks
from bots.android_gateway.verify import SIGNATURE_HEADER as PHONE_HEADER
from bots.android_gateway.verify import TIMESTAMP_HEADER
from bots.android_gateway.verify import sign as sign_as_phone
from bots.channel import Carries, Route
from bots.practice.android import event
from bots.registry import folders
from bots.telegram.verify import SECRET_HEADER
from bots.twilio_sms.verify import SIGNATURE_HEADER as TWILIO_HEADER
from bots.twilio_sms.verify import form
from config.database import transaction
from config.logs import set_up
from intake.inbox import Quarantined, Taken
from intake.ledger import Counted
from tests.support.doors import ACCOUNT, PUBLIC_URL, SECRET, sign, twilio_fields, update
from tests.support.house import NUMBER, House, make_house
from tests.support.phones import DEVICE, KEY, devices, open_lines, received
from tests.support.receiver import bots_settings, gunicorn, prepare
from tests.support.strange import MARK, SENDER, forms, garbage, objects

FUZZ = settings(
    max_examples=220, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow,
                           HealthCheck.data_too_large],
)  # fmt: skip
