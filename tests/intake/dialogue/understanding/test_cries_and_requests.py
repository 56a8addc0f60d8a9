"""What workers of East and South-East Asia write first, or to be left alone, in their words."""

import pytest

from intake.dialogue.model.keyword import Keyword
from intake.dialogue.understanding.commands import is_sure_stop
from intake.dialogue.understanding.reading import Reading
from intake.dialogue.understanding.topics import suggest

CRIES = {
    "my": "မီး / မီး မီး / ကယ် / အရေးပေါ်",
    "km": "ភ្លើង / ភ្លើង ភ្លើង / ជួយ",
    "th": "ไฟ / ช่วย / ช่วย ช่วย / ฉุกเฉิน",
    "vi": "cháy / chay / cháy cháy cháy / cứu / xưởng cháy",
    "id": "api / tlg / tlg tlg tlg / gawat",
    "tl": "emergency / sunog",
    "zh": "火 / 火火火 / 救 / 救！",
}
"""A single word, which in a sentence may be the light, a bill, the seller of vegetables."""

IN_A_SENTENCE = {
    "my": "မီးမလာဘူး / မီးပူတိုက်ရတယ်",
    "km": "ថ្លៃភ្លើងថ្លៃ / ជួយមើលប្រាក់ខែផង",
    "th": "เปิดไฟทั้งคืน / ช่วยดูสลิปให้หน่อย",
    "vi": "công ty trả thiếu lương / may chay cham qua / đợi em xíu / hàng bị mất màu nhiều",
    "id": "tolong kak gaji kami belum dibayar / lampu mati / api kompor kecil",
    "tl": "tulong po sa sahod namin / walang emergency fund",
    "zh": "火车票买不到 / 打我电话 / 厕所门锁着不让上 / 工资没打我卡上",
}

HURT = {
    "my": "ဆေးဖျန်းပြီးတော့ သုံးယောက် နေမကောင်းဖြစ်တယ် / သူဌေးက ကျမကို ရိုက်တယ် / ဖော့ကလစ် တိုက်တယ်",
    "km": "យើងបីនាក់ឈឺក្រោយគេបាញ់ថ្នាំ / ឡានដឹកកម្មករក្រឡាប់ / គីមីចូលភ្នែក",
    "th": "พวกเราสามคนป่วยหลังเขาพ่นยา / สารเคมีเข้าตา / รถยกชนคน",
    "vi": "ba đứa tụi em bị bệnh sau khi họ phun thuốc / bao ve danh cong nhan / bị điện giựt",
    "id": "kami bertiga sakit habis disemprot obat / cairan masuk mata / karyawan pada tumbang",
    "tl": "tatlo kami nagkasakit pagkatapos ng spray / sinuntok ako ng supervisor",
    "zh": "喷完药我们三个人都病了 / 班长打我 / 叉车压到脚 / 药水溅到眼睛",
}
"""Ill after a spray, beaten, run over, burnt: people are hurt, in no word for danger."""

DOWN = {
    "en": "the wall is about to fall / the lift fell with people / he fell into the acid tank",
    "es": "se cayo el elevador con gente / cayo en el tanque de quimicos",
    "fr": "l'ascenseur est tombé avec des gens / il est tombé dans la cuve",
    "pt": "o elevador caiu com gente / uma mulher ficou presa na maquina",
    "ht": "asansè a tonbe ak moun / gen anpil san",
    "ru": "у него нож",
    "my": "ဓာတ်လှေကား ပြုတ်ကျတယ် / လူတစ်ယောက် စက်ထဲညပ်နေတယ်",
    "km": "ជណ្តើរយន្តធ្លាក់ / គាត់ធ្លាក់ចូលអាងគីមី",
    "th": "ลิฟต์ตก มีคนอยู่ข้างใน / คนงาน 20 คนป่วยหลังกินข้าว",
    "vi": "tầng ba đang cháy / tòa nhà đang rung / 20 người bị ốm sau bữa trưa",
    "id": "lift jatuh / dia jatuh ke tangki kimia / 20 orang sakit setelah makan",
    "tl": "20 ang nagkasakit pagkatapos kumain",
    "zh": "电线烧了 / 吃完午饭20个人病了",
}
"""Fallen with a lift or into a tank, caught, burning, many ill at once."""

STILL_UP = {
    "en": "the lift is broken / orders fell this month",
    "es": "el elevador no sirve / cayo el pago",
    "fr": "l'ascenseur est tombé en panne",
    "pt": "o tecido ficou preso na maquina / o salario caiu",
    "ht": "gen anpil san kontra",
    "ru": "у него нож тупой",
    "vi": "tầng ba đang chạy hàng gấp",
    "id": "saya sakit perut setelah makan",
    "th": "ลิฟต์เสีย",
    "zh": "我一个人病了请假不给",
}
"""The same words, and nobody is in danger."""

NO_MORE = {
    "my": "မပို့ပါနဲ့တော့ / စာမပို့နဲ့တော့",
    "km": "កុំផ្ញើទៀត / កុំផ្ញើមកទៀត",
    "th": "อย่าส่งมาอีก / ไม่ต้องส่งแล้ว",
    "vi": "đừng gửi nữa / dung nhan nua / không nhận tin nữa",
    "id": "jangan kirim lagi / jangan sms lagi",
    "tl": "huwag na mag text / wag nyo na ako itext",
    "zh": "别发了 / 不要发了 / 不想收短信",
}

DELETE = {
    "my": "နံပါတ်ဖျက်ပေးပါ",
    "km": "លុបលេខខ្ញុំ",
    "th": "ลบเบอร์ฉัน",
    "vi": "xóa số của tôi",
    "id": "hapus nomor saya",
    "tl": "burahin ang numero ko",
    "zh": "删除我的号码",
}

NEWS = {
    "my": "သတင်းရှိလား",
    "km": "មានដំណឹងទេ",
    "th": "มีข่าวไหม",
    "vi": "có tin gì chưa",
    "id": "ada kabar?",
    "tl": "may balita na ba",
    "zh": "有消息吗",
}


def texts(said: dict[str, str]) -> list[tuple[str, str]]:
    return [(language, text) for language, all_ in said.items() for text in all_.split(" / ")]


@pytest.mark.parametrize(("language", "text"), [*texts(CRIES), *texts(HURT), *texts(DOWN)])
def test_it_rings(language: str, text: str) -> None:
    assert suggest(Reading(text), language).danger


@pytest.mark.parametrize(("language", "text"), [*texts(IN_A_SENTENCE), *texts(STILL_UP)])
def test_daily_talk_with_the_same_letters_does_not(language: str, text: str) -> None:
    assert not suggest(Reading(text), language).danger


def test_a_cry_in_latin_letters_counts_where_its_language_is_spoken() -> None:
    assert not suggest(Reading("api"), "fr").danger
    assert suggest(Reading("api"), "fr", ("fr", "id")).danger


@pytest.mark.parametrize(("language", "text"), texts(NO_MORE))
def test_who_wants_no_more_texts_gets_none(language: str, text: str) -> None:
    assert Reading(text).command((language,)) is Keyword.STOP
    # Also while a member writes with the worker.
    assert is_sure_stop(Reading(text).plain, (language,))


@pytest.mark.parametrize(
    ("language", "text", "command"),
    [(*one, Keyword.ERASE) for one in texts(DELETE)]
    + [(*one, Keyword.STATUS) for one in texts(NEWS)],
)
def test_a_request_need_not_be_the_one_word(language: str, text: str, command: Keyword) -> None:
    assert Reading(text).command((language,)) is command


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # Electrocuted, dead: "the light is dead" is its end.
        ("km", "គាត់ឆក់ភ្លើងស្លាប់"),
        # Beaten until the leg broke: "was interrupted" is its beginning.
        ("zh", "他被打断腿"),
        ("zh", "把我锁厕所里"),
        ("th", "มือโดนน้ำร้อนลวก"),
        ("th", "พ่อเสียชีวิตในโรงงาน"),
        ("id", "kami di gudang dikunci dari luar"),
        ("id", "suami saya meninggal kena mesin"),
    ],
)
def test_daily_talk_that_it_holds_does_not_silence_it(language: str, text: str) -> None:
    assert suggest(Reading(text), language).danger
