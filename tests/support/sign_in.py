"""Signs in as one of the practice members, with what practice.json says and no more."""

from app.practice.authenticator import Authenticator
from app.practice.browser import Browser, NotAnswered
from app.practice.enrolment import Enrolled
from app.practice.member import PracticeMember
from config.platform.database import utc_now
from tests.support.product import Product
from vault.members import new_member_secret


def sign_in(product: Product, role: str, organisation: str | None = None) -> PracticeMember:
    """A signed-in member with this role; the secret is opened with the passphrase."""
    known = product.member(role, organisation)
    phone = Authenticator(utc_now, known["totp_secret"])
    # Who the member is and holds comes with the first sign-in.
    nobody = Enrolled("", known["email"], "", (known["role"],), new_member_secret())
    member = PracticeMember(Browser(product.dashboard), nobody, known["passphrase"], phone, utc_now)
    try:
        member.sign_in()
    except NotAnswered:
        # The practice world used this half minute's code when it was made; the next is good too.
        member.sign_in()
    answer = member.browser.fetch("/session/page-key")
    member.id, member.organisation = answer["member"], answer["organisation"]
    return member
