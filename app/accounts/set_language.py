"""A member's own language: of pages, and of the mails to them."""

from sqlalchemy.orm import Session

from app.accounts.current_member import CurrentMember
from app.accounts.members import Member


def set_language(session: Session, actor: CurrentMember, language: str) -> None:
    """Keeps it; `language` is a code that was offered to the member."""
    session.get_one(Member, actor.id).language = language
