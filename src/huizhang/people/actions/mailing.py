"""Codes mailed, one letter a person: who fails is told of, the others get theirs."""

from __future__ import annotations

import smtplib
from collections.abc import Sequence

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext

from huizhang.kernel.message import message
from huizhang.ledger import actions as ledger
from huizhang.people.actions.newcomers import MANY, accounts_of, demand_keeper
from huizhang.people.actions.refusals import ActRefused
from huizhang.people.activation import Newcomer, code_hash, new_code
from huizhang.people.models import Account, Activation, Letter, Mailing
from huizhang.people.queries.accounts import letters_unsent

# so many in a row fail only where the server does not answer
GIVE_UP_AFTER = 5
LONGEST = 200
NOT_SET_UP = message(
    "mail is not set up: set HUIZHANG_MAIL_SERVER and HUIZHANG_MAIL_FROM, or print the codes"
)


@transaction.atomic
def mail_codes(*, actor: Account, newcomers: Sequence[Newcomer], scope: str, link: str) -> Mailing:
    """Accounts where they are missing, and a letter for each to be sent by `send`; no code is made yet.

    `link` is the page that takes an account into use. Raises ActRefused as `issue_codes` does, and where
    this deployment cannot mail.
    """
    demand_keeper(actor)
    if not settings.MAILS:
        said = message(
            "mail is not set up: set HUIZHANG_MAIL_SERVER and HUIZHANG_MAIL_FROM, or print the codes"
        )
        raise ActRefused(said)
    accounts = accounts_of(newcomers)
    mailing = Mailing.objects.create(
        scope=scope, by=actor, link=link, language=translation.get_language() or settings.LANGUAGE_CODE
    )
    letters = [
        Letter(mailing=mailing, account=accounts[new.username], address=_address(new)) for new in newcomers
    ]
    Letter.objects.bulk_create(letters, batch_size=MANY)
    ledger.record(actor.as_actor, act="mail_codes", subject=scope, payload={"accounts": len(letters)})
    return mailing


@transaction.atomic
def mail_again(*, actor: Account, mailing: Mailing) -> int:
    """Letters that failed, or never left, are to be sent once more by `send`: how many. Raises ActRefused."""
    demand_keeper(actor)
    count = letters_unsent(mailing).update(failure="")
    mailing.ended = None
    mailing.save(update_fields=["ended"])
    ledger.record(actor.as_actor, act="mail_codes", subject=mailing.scope, payload={"accounts": count})
    return count


def send(mailing: Mailing) -> None:
    """Every letter that waits. A letter that fails leaves the person's earlier code as it was."""
    waiting = list(letters_unsent(mailing).filter(failure="").order_by("pk").values_list("pk", flat=True))
    connection, failed = get_connection(), 0
    with translation.override(mailing.language):
        for number in waiting:
            letter = Letter.objects.select_related("account").get(pk=number)
            failed = 0 if _sent(letter, mailing.link, connection) else failed + 1
            if failed == GIVE_UP_AFTER:
                break
    connection.close()
    mailing.ended = timezone.now()
    mailing.save(update_fields=["ended"])


def _sent(letter: Letter, link: str, connection: BaseEmailBackend) -> bool:
    """Whether the server took it, or would have but for this address."""
    if problem := _problem(letter.address):
        letter.failure = problem
        letter.save(update_fields=["failure"])
        return True
    code = new_code()
    try:
        connection.open()
        _letter(letter, code, link, connection).send()
    except (smtplib.SMTPException, OSError, ValueError) as error:
        # after a failure nothing is known of what the server still expects
        connection.close()
        letter.failure = _said(error).replace(code, "…")[:LONGEST]
        letter.save(update_fields=["failure"])
        return isinstance(error, smtplib.SMTPRecipientsRefused)
    _keep(letter, code)
    return True


def _letter(letter: Letter, code: str, link: str, connection: BaseEmailBackend) -> EmailMessage:
    said = message(
        "{name},\n\nyour account {username} is ready. Open {link}, type your number and this code, and "
        "choose a password:\n\n{code}\n\nThe code works once, until {expires}. If you did not expect this "
        "letter, do nothing.\n",
        name=letter.account.name,
        username=letter.account.username,
        link=link,
        code=code,
        expires=timezone.localdate(timezone.now() + settings.ACTIVATION_LASTS),
    )
    subject = gettext("Your code for the student union system")
    return EmailMessage(subject, said.say(gettext), to=[letter.address], connection=connection)


def _keep(letter: Letter, code: str) -> None:
    now = timezone.now()
    with transaction.atomic():
        Activation.objects.update_or_create(
            account=letter.account,
            defaults={
                "code_hash": code_hash(letter.account.username, code),
                "made": now,
                "expires": now + settings.ACTIVATION_LASTS,
                "used": None,
            },
        )
        letter.sent = now
        letter.save(update_fields=["sent"])


def _address(new: Newcomer) -> str:
    if new.student_no is None or new.address:
        return new.address
    return settings.MAIL_TO.format(number=new.student_no) if settings.MAIL_TO else ""


def _problem(address: str) -> str:
    """A key of the model's `OURS`, or empty."""
    if not address:
        return "no_address"
    try:
        validate_email(address)
    except ValidationError:
        return "bad_address"
    return ""


def _said(error: Exception) -> str:
    """What the server answered, without the exception's own wrapping."""
    answers: list[tuple[int, bytes | str]]
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        answers = [(code, text) for code, text in error.recipients.values()]
    elif isinstance(error, smtplib.SMTPResponseException):
        answers = [(error.smtp_code, error.smtp_error)]
    else:
        return str(error) or type(error).__name__
    texts = (
        (code, text.decode(errors="replace") if isinstance(text, bytes) else text) for code, text in answers
    )
    return "; ".join(f"{code} {text}" for code, text in texts)
