"""What networks, carriers and phones put in the place of a number that is hidden."""

import re

KEYPAD = ("266696687", "7378742833", "86282452253", "2562533", "8656696", "7748283")
"""ANONYMOUS, RESTRICTED, UNAVAILABLE, BLOCKED, UNKNOWN and PRIVATE, typed on a telephone's keys:
no number of anybody's (twilio.com/docs/voice, Validating caller id)."""

ANDROID = {"-1", "-2", "-3", "insert-address-token", "null", "none"}
"""Android's own for unknown, private and payphone (CallLog), and of a hidden sender of an MMS."""

WORDS = {
    "anonymous anonymus restricted unavailable blocked unknown private withheld hidden",
    "no number|no caller id|no number available|unknown number|unknown sender|unknown caller",
    "private number|private caller|hidden number|blocked number|number withheld|not available",
    "anónimo|anonimo|desconocido|número desconocido|privado|número privado|oculto|número oculto",
    "desconhecido|número desconhecido|número privado|não identificado|restrito",
    "inconnu|numéro inconnu|masqué|numéro masqué|privé|numéro privé|anonyme|enkoni",
    "unbekannt|anonym|unterdrückt|privat|onbekend|anoniem|privé nummer|okänt|okänd|ukendt|skjult",
    "bilinmeyen|bilinmeyen numara|gizli numara|özel numara|noma'lum",
    "неизвестный|неизвестно|скрытый номер|номер скрыт|аноним",
    "مجهول|غير معروف|رقم خاص|محجوب|نامعلوم|نجی نمبر",
    "অজানা|অপরিচিত|ব্যক্তিগত নম্বর|अज्ञात|निजी नंबर|अज्ञात नंबर|தெரியாத எண்|නොදන්නා",
    "ไม่ทราบ|ไม่ทราบหมายเลข|หมายเลขส่วนตัว|không xác định|số riêng|ẩn danh|số ẩn",
    "tidak dikenal|nomor pribadi|nomor tidak dikenal|hindi kilala|မသိ|မသိသောနံပါတ်|មិនស្គាល់",
    "未知|未知号码|私人号码|隐藏号码|匿名|未知號碼|ያልታወቀ",
}
"""Carriers' and phones' words, by the languages of the lines: a phone writes in its owner's."""

_MARKS = re.compile(r"[\s().\-‐-―_<>\[\]\"'+]+")


def _plain(text: str) -> str:
    return _MARKS.sub(" ", text.casefold()).strip()


_WORDS = frozenset(
    _plain(word) for line in WORDS for word in line.split("|" if "|" in line else " ")
)


def is_stand_in(sender: str) -> bool:
    """Whether a sender is a stand-in for somebody who hides the number, or nothing at all."""
    digits = "".join(one for one in sender if one.isdigit())
    others = _MARKS.sub("", sender)
    if digits in KEYPAD and others.isdigit():
        return True
    if sender.strip().lower() in ANDROID:
        return True
    words = _plain(sender)
    return not words or words in _WORDS
