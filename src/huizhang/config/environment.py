"""What the environment says about this deployment."""

from __future__ import annotations

import secrets
from functools import cached_property
from pathlib import Path
from typing import Literal

from platformdirs import user_data_dir
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

KEY_FILE = "secret_key"
LOCAL = frozenset({"127.0.0.1", "localhost", "[::1]"})


class Environment(BaseSettings):
    """Environment variables; empty ones count as absent.

    `HUIZHANG_HOME` is the folder of the deployment, `DATABASE_URL` its database (default: SQLite in the
    home), `SECRET_KEY` what signs sessions (default: the file that `huizhang init` writes in the home).
    `HUIZHANG_HOSTS` are the names under which the pages are reached, separated by commas; `HUIZHANG_HTTPS`
    says that they are reached by HTTPS only; `HUIZHANG_DEMO` opens sign-in by one click; `HUIZHANG_DEBUG`
    is for developers. `HUIZHANG_LARGEST_UPLOAD` caps, in megabytes, what a browser may send at once,
    `HUIZHANG_LARGEST_ATTACHMENT` one file that is put with a case.
    `HUIZHANG_NOTIFY` lists where people are told what waits for them, separated by spaces.
    `HUIZHANG_TASKS` says where boards are judged after an import: beside the pages, inline, or not ahead.
    `HUIZHANG_MAIL_SERVER`, `HUIZHANG_MAIL_FROM` and `HUIZHANG_MAIL_TO` (the pattern of students' addresses)
    let codes be mailed; `HUIZHANG_ACTIVATION_LASTS` is how many days a code opens an account.
    """

    model_config = SettingsConfigDict(env_ignore_empty=True)

    home: Path = Field(default_factory=lambda: Path(user_data_dir("huizhang")), alias="HUIZHANG_HOME")
    database_url: str | None = Field(default=None, alias="DATABASE_URL")
    given_secret_key: str | None = Field(default=None, alias="SECRET_KEY")
    hosts: str = Field(default="127.0.0.1,localhost,[::1]", alias="HUIZHANG_HOSTS")
    https: bool = Field(default=False, alias="HUIZHANG_HTTPS")
    demo: bool = Field(default=False, alias="HUIZHANG_DEMO")
    debug: bool = Field(default=False, alias="HUIZHANG_DEBUG")
    largest_upload: int = Field(default=200, ge=1, alias="HUIZHANG_LARGEST_UPLOAD")
    largest_attachment: int = Field(default=10, ge=1, alias="HUIZHANG_LARGEST_ATTACHMENT")
    tasks: Literal["background", "inline", "off"] = Field(default="background", alias="HUIZHANG_TASKS")

    mail_server: str | None = Field(default=None, alias="HUIZHANG_MAIL_SERVER")
    mail_from: str | None = Field(default=None, alias="HUIZHANG_MAIL_FROM")
    mail_to: str | None = Field(default=None, alias="HUIZHANG_MAIL_TO")
    activation_lasts: int = Field(default=30, ge=1, le=365, alias="HUIZHANG_ACTIVATION_LASTS")
    notify: str = Field(default="console mailto://localhost?from=huizhang@localhost", alias="HUIZHANG_NOTIFY")

    @property
    def channels(self) -> list[str]:
        """`console` and addresses as apprise reads them."""
        return self.notify.split()

    @property
    def address(self) -> str:
        """Where others reach the pages; empty where only this machine does."""
        outside = [
            host for host in self.allowed_hosts if host not in LOCAL and not host.startswith((".", "*"))
        ]
        return f"http{'s' if self.https else ''}://{outside[0]}" if outside else ""

    @property
    def allowed_hosts(self) -> list[str]:
        return [host.strip() for host in self.hosts.split(",") if host.strip()]

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.home.expanduser().absolute() / 'db.sqlite3'}"

    @property
    def secret_key_file(self) -> Path:
        return self.home / KEY_FILE

    @cached_property
    def secret_key(self) -> str:
        """Without a file or a variable a key of this process only: commands sign nothing that lasts."""
        if self.given_secret_key:
            return self.given_secret_key
        if self.secret_key_file.is_file():
            return self.secret_key_file.read_text().strip()
        return secrets.token_urlsafe(50)
