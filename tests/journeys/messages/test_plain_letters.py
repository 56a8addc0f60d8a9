"""Our own texts go out in plain letters where each SMS is paid for; nobody's own words do."""

from sqlalchemy import update

from config.platform.database import transaction, utc_now
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.texts.sms_segments import measure
from intake.lines.line import TELEGRAM, TWILIO, Line
from intake.outbox.outbox import Outbound
from tests.support.channels import CATALOGS, Carrier, open_courier
from tests.support.house import House
from tests.support.outbox_rows import met, put, reply

VIETNAMESE = "Chúng tôi chưa được trả tiền hai tháng nay và phải làm thêm giờ"


def sent(house: House, channel: str = TWILIO) -> list[str]:
    with transaction(house.engine) as session:
        session.execute(update(Line).values(channel=channel))
    carrier = Carrier(name=channel)
    open_courier(house, carrier).drain()
    return [text for _, text in carrier.sent]


def in_vietnamese(house: House) -> None:
    house.text(VIETNAMESE, now=utc_now())
    with transaction(house.engine) as session:
        session.execute(update(Outbound).values(language="vi"))


def test_on_sms_vietnamese_has_no_marks_and_takes_one_segment(house: House) -> None:
    in_vietnamese(house)
    texts = sent(house)
    assert texts[0].startswith("Da nhan. Ma cua ban: ")
    assert all(text.isascii() for text in texts)
    assert [measure(text).parts for text in texts] == [1] * len(texts)


def test_on_telegram_every_mark_stays(house: House) -> None:
    in_vietnamese(house)
    texts = sent(house, TELEGRAM)
    assert texts[0].startswith("Đã nhận. Mã của bạn: ")
    assert CATALOGS.render(Phrase.ASK_DANGER, "vi") in texts


def test_what_a_member_signed_goes_out_as_written(house: House) -> None:
    contact, report = met(house)
    words = "Chào bạn. Bạn có thể kể thêm chuyện gì đã xảy ra ở chỗ làm không? Chúng tôi đang xem."
    put(house, **reply(house, contact, report, text=words) | {"language": "vi"})
    assert sent(house) == [words]


def test_what_a_worker_wrote_is_kept_as_written(house: House) -> None:
    in_vietnamese(house)
    sent(house)
    assert house.texts() == [VIETNAMESE]
