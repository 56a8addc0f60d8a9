"""What an operator sets, typed, one class a process; the only reader of the environment.

Every secret may be given as NAME or, better, as NAME_FILE: the path of a file of mode 0400. On a
server only the file will do, and nobody else may read it: what stands in an environment is
inherited, printed and dumped. A process's class names only the secrets that this process may hold
(design 5).
"""

import os
import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from config.server_rules import (
    LOOPBACK,
    SECRET_FILE_SUFFIX,
    connection_in_clear,
    secret_in_the_open,
)

KEY_BYTES = 32


class Refused(ValueError):
    """A setting is missing or unsafe; the sentence says which and what to do."""


class Environment(StrEnum):
    EMBEDDED = "embedded"
    SERVER = "server"


class _SecretFiles(PydanticBaseSettingsSource):
    """Reads NAME_FILE for every field, where NAME itself is not set."""

    def get_field_value(self, field: Any, field_name: str) -> tuple[Any, str, bool]:
        variable = field_name.upper()
        path = os.environ.get(variable + SECRET_FILE_SUFFIX)
        if not path or os.environ.get(variable):
            return None, field_name, False
        try:
            return Path(path).read_text("ascii").strip(), field_name, False
        except (OSError, UnicodeDecodeError):
            raise Refused(
                f"{variable}{SECRET_FILE_SUFFIX} names a file that can't be read: check its path "
                "and that this process's user owns it"
            ) from None

    def __call__(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, field in self.settings_cls.model_fields.items():
            value, key, _ = self.get_field_value(field, name)
            if value is not None:
                found[key] = value
        return found


class Common(BaseSettings):
    """What every process knows; `part` is how a channel's folder reads its own settings."""

    model_config = SettingsConfigDict(extra="allow", hide_input_in_errors=True)

    firedoor_env: Environment = Field(
        Environment.EMBEDDED, description="embedded: one machine; server: behind a proxy"
    )
    firedoor_data_dir: Path = Field(Path("var"), description="folder of the embedded size's data")
    database_url: str = Field("", description="default: SQLite in the data folder")
    redis_url: str = Field("", description="default in the embedded size: a Valkey of its own")
    listen_address: str = Field(
        "127.0.0.1",
        description="where dashboard and webhooks listen; another one only on a network that "
        "nobody but the proxy is in, as in a container",
    )
    web_port: int = Field(8000, description="dashboard")
    bots_port: int = Field(8001, description="carriers' webhooks")
    practice_port: int = Field(8002, description="practice carrier, embedded size only")
    policy_file: Path | None = Field(None, description="default: config/policy/policy.toml")
    rights_dir: Path | None = Field(None, description="default: config/rights")
    recordings_dir: Path | None = Field(
        None, description="recordings of native speakers, LANGUAGE/name.mp3; default: none"
    )
    public_dir: Path | None = Field(
        None, description="where the public page's files are written; default: public in the data"
    )
    public_webhook_url: str = Field(
        "", description="address that carriers call, as configured at the carrier"
    )
    public_dashboard_url: str = Field("", description="address that members and buyers open")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, _SecretFiles(settings_cls)

    def part(self, kind: type["_S"]) -> "_S":
        """A channel's own settings, from the same sources as this process's. Raises Refused."""
        shared = {name: getattr(self, name) for name in Common.model_fields}
        return load(kind, **shared, **(self.model_extra or {}))

    @model_validator(mode="after")
    def _fill_and_refuse(self) -> Self:
        embedded = self.firedoor_env is Environment.EMBEDDED
        if not self.database_url:
            if not embedded:
                raise Refused("DATABASE_URL is missing: a server needs postgresql+psycopg://…")
            path = (self.firedoor_data_dir / "firedoor.db").absolute()
            self.database_url = f"sqlite:///{path}"
        if embedded and self.listen_address not in LOOPBACK:
            raise Refused(
                "LISTEN_ADDRESS must be 127.0.0.1 in the embedded size: it has no https and its "
                "practice page shows passphrases"
            )
        if embedded and urlsplit(self.public_dashboard_url).hostname not in (*LOOPBACK, None):
            raise Refused(
                "PUBLIC_DASHBOARD_URL must be localhost in the embedded size: its practice page "
                "shows passphrases; set FIREDOOR_ENV=server for an address that others open"
            )
        if not embedded:
            unsafe = secret_in_the_open(type(self).model_fields, os.environ) or connection_in_clear(
                self.database_url, self.redis_url
            )
            if unsafe:
                raise Refused(unsafe)
        if not self.database_url.startswith(("sqlite://", "postgresql+psycopg://")):
            raise Refused("DATABASE_URL is not usable: write postgresql+psycopg://… or sqlite:///…")
        if not self.redis_url.startswith(("redis://", "rediss://", "unix://")) and self.redis_url:
            raise Refused("REDIS_URL is not usable: write redis://…, rediss://… or unix://…")
        self.public_webhook_url = self._address(
            "PUBLIC_WEBHOOK_URL", self.public_webhook_url, self.bots_port
        )
        self.public_dashboard_url = self._address(
            "PUBLIC_DASHBOARD_URL", self.public_dashboard_url, self.web_port
        )
        return self

    def _address(self, name: str, given: str, port: int) -> str:
        if not given:
            if self.firedoor_env is Environment.SERVER:
                raise Refused(f"{name} is missing: set the https address called from outside")
            return f"http://localhost:{port}"
        parts = urlsplit(given)
        if parts.scheme != "https" and parts.hostname not in LOOPBACK:
            raise Refused(f"{name} must begin with https://: only localhost may go without")
        return given.rstrip("/")

    @property
    def practice(self) -> bool:
        """True where the practice carrier may be reached and a practice organisation made."""
        return self.firedoor_env is Environment.EMBEDDED

    @property
    def public_folder(self) -> Path:
        """Where the frozen files of the public page are written."""
        return (self.public_dir or self.firedoor_data_dir / "public").absolute()

    @property
    def keys_dir(self) -> Path:
        """The public halves of the services' keys, and in the embedded size their secrets."""
        return self.firedoor_data_dir / "keys"

    @property
    def trust_dir(self) -> Path:
        """Where the operator's confirmed fingerprints lie: outside the database."""
        return self.firedoor_data_dir / "trust"

    @property
    def spool_dir(self) -> Path:
        """Where receivers put what the database could not take."""
        return self.firedoor_data_dir / "spool"

    @property
    def files_dir(self) -> Path:
        """Where sealed files lie."""
        return self.firedoor_data_dir / "files"


class _Proving(Common):
    receiver_key: SecretStr = Field(
        SecretStr(""), description="proves to the courier what a receiver wrote, hex; secret"
    )


class _Receiving(_Proving):
    contact_pepper: SecretStr = Field(SecretStr(""), description="blind index, hex; secret")
    code_pepper: SecretStr = Field(SecretStr(""), description="worker codes, hex; secret")
    dedupe_key: SecretStr = Field(SecretStr(""), description="carriers' ids, hex; secret")
    contact_pepper_old: SecretStr = Field(
        SecretStr(""), description="the one before, while `firedoor rotate` moves; hex; secret"
    )
    code_pepper_old: SecretStr = Field(
        SecretStr(""), description="the one before, while codes under it are kept; hex; secret"
    )


class BotsSettings(_Receiving):
    """The webhooks: peppers, dedupe key, receiver key, the carriers' webhook secrets.

    No key that opens.
    """


class FallbackSettings(BaseSettings):
    """The fallback receiver: no secret, no database, nothing but a folder and a public key."""

    model_config = SettingsConfigDict(extra="ignore", hide_input_in_errors=True)

    firedoor_data_dir: Path = Field(Path("var"), description="where keys/inbox.pub lies")
    fallback_dir: Path | None = Field(None, description="default: fallback in the data folder")
    listen_address: str = Field("127.0.0.1", description="where it listens, behind its proxy")
    fallback_port: int = Field(8003, description="carriers' fallback webhooks")
    fallback_largest_kb: int = Field(
        128, ge=1, description="of a request without files; the longest Telegram update has 60"
    )
    fallback_largest_file_mb: int = Field(
        8, ge=1, description="of a phone's request, with the pictures of an MMS inside it"
    )
    fallback_room_mb: int = Field(
        2048, description="that the folder may hold; a quarter is the most for one network"
    )
    fallback_minute_mb: int = Field(
        64, description="that it takes in a minute; a quarter is the most for one network"
    )

    @model_validator(mode="after")
    def _room_for_one(self) -> Self:
        least = 6 * self.fallback_largest_file_mb
        for name in ("fallback_room_mb", "fallback_minute_mb"):
            if getattr(self, name) < least:
                raise Refused(
                    f"{name.upper()} is too small: with FALLBACK_LARGEST_FILE_MB at "
                    f"{self.fallback_largest_file_mb} it must be {least} or more"
                )
        return self

    @property
    def folder(self) -> Path:
        """Where it keeps what it was sent, sealed, until `firedoor collect`."""
        return (self.fallback_dir or self.firedoor_data_dir / "fallback").absolute()


class PublicSettings(BaseSettings):
    """The public page: no secret, no database, nothing but a folder that it reads."""

    model_config = SettingsConfigDict(extra="ignore", hide_input_in_errors=True)

    firedoor_data_dir: Path = Field(Path("var"), description="where the folder lies by default")
    public_dir: Path | None = Field(None, description="default: public in the data folder")
    listen_address: str = Field("127.0.0.1", description="where it listens, behind its proxy")
    public_port: int = Field(8004, description="the public page; embedded: PRACTICE_PORT and 24")

    @property
    def folder(self) -> Path:
        """What it serves."""
        return (self.public_dir or self.firedoor_data_dir / "public").absolute()


class CollectorSettings(_Receiving):
    """Whatever is fetched or taken in later."""

    inbox_key: SecretStr = Field(SecretStr(""), description="32-byte seed hex; secret")
    public_fallback_url: str = Field("", description="address of the fallback receiver, if any")
    reconcile_seconds: int = Field(900, ge=1, description="how often carriers are asked")
    reconcile_grace_seconds: int = Field(
        120, ge=0, description="a younger message may still be on its way to the webhook"
    )


class CourierSettings(_Proving):
    """The only process that opens addresses and waiting texts. The sweep is one too."""

    courier_key: SecretStr = Field(SecretStr(""), description="32-byte seed hex; secret")
    smtp_url: SecretStr = Field(
        SecretStr(""), description="smtp://user:password@host:587 or smtps://…; secret"
    )
    mail_from: str = Field("line@firedoor.invalid", description="sender of every mail")
    remote_deletion: bool = Field(
        True,
        description="delete carriers' copies of texts and files once they are safe here; no: "
        "they stay there, and the ledger counts them",
    )


class WebSettings(Common):
    """The dashboard."""

    cookie_key: SecretStr = Field(SecretStr(""), description="32 bytes hex: sessions; secret")
    telegram_bot_name: str = Field(
        "", description="user name of the bot, for the links of posters; empty: no Telegram there"
    )

    @field_validator("telegram_bot_name")
    @classmethod
    def _bare_name(cls, given: str) -> str:
        # It is printed as a QR code by the thousand: a link that leads nowhere is seen too late.
        name = given.strip().removeprefix("@")
        if name and not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{3,31}", name):
            raise Refused(
                "TELEGRAM_BOT_NAME is not usable: write the user name that BotFather "
                "gave, as line_bot, not a link"
            )
        return name


class ClerkSettings(Common):
    """Clocks, alarms and digests. It opens nothing; it signs how far the logs have come."""

    audit_key: SecretStr = Field(
        SecretStr(""), description="signs checkpoints of the audit logs, 32-byte seed hex; secret"
    )


class DeskSettings(Common):
    """Long work that may be lost and asked for again; it holds no secret."""


PROCESS_SETTINGS: Mapping[str, type[Common]] = {
    "web": WebSettings,
    "bots": BotsSettings,
    "collector": CollectorSettings,
    "courier": CourierSettings,
    "sweep": CourierSettings,
    "clerk": ClerkSettings,
    "desk": DeskSettings,
}

WITHOUT_DATABASE: Mapping[str, type[BaseSettings]] = {"public": PublicSettings}
"""Processes of the Procfile that know less than all others."""

_S = TypeVar("_S", bound=BaseSettings)


def load(kind: type[_S], **given: Any) -> _S:
    """Reads one process's settings. Raises Refused with one sentence that says what to do."""
    try:
        return kind(**given)
    except ValidationError as error:
        first = error.errors()[0]
        cause = first.get("ctx", {}).get("error")
        if isinstance(cause, Refused):
            raise cause from None
        name = ".".join(str(part) for part in first["loc"]).upper()
        raise Refused(f"{name} is not usable: {first['msg']}") from None


def key_bytes(secret: SecretStr, name: str) -> bytes:
    """The 32 bytes of a key given as 64 hexadecimal digits. Raises Refused."""
    try:
        value = bytes.fromhex(secret.get_secret_value())
    except ValueError:
        value = b""
    if len(value) != KEY_BYTES:
        raise Refused(
            f"{name} must be 64 hexadecimal digits: `firedoor run` makes them for the embedded "
            f"size; on a server point {name}{SECRET_FILE_SUFFIX} at a file of mode 0400"
        )
    return value
