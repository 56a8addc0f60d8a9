"""A country as lists write it: by its ISO 3166 codes, its names, and what else is usual."""

from functools import cache

import pycountry

from case_management.supply_chain.matching.plain_words import plain_words

ALIASES = {
    "bolivia": "BO",
    "britain": "GB",
    "brunei": "BN",
    "bu": "MM",
    "bur": "MM",
    "burma": "MM",
    "cape verde": "CV",
    "china mainland": "CN",
    "china prc": "CN",
    "congo democratic republic of the drc": "CD",
    "congo drc": "CD",
    "congo kinshasa": "CD",
    "cote d ivoire": "CI",
    "cote divoire": "CI",
    "czech republic": "CZ",
    "democratic republic of congo": "CD",
    "democratic republic of the congo": "CD",
    "drc": "CD",
    "east timor": "TL",
    "el": "GR",
    "england": "GB",
    "eswatini": "SZ",
    "great britain": "GB",
    "holland": "NL",
    "hong kong": "HK",
    "hong kong s a r": "HK",
    "hong kong sar": "HK",
    "hong kong sar china": "HK",
    "iran": "IR",
    "ivory coast": "CI",
    "kingdom of cambodia": "KH",
    "korea": "KR",
    "korea republic of": "KR",
    "korea south": "KR",
    "kosovo": "XK",
    "kyrgyz republic": "KG",
    "lao": "LA",
    "laos": "LA",
    "macao sar": "MO",
    "macau": "MO",
    "macau sar": "MO",
    "macedonia": "MK",
    "mainland china": "CN",
    "moldova": "MD",
    "myanmar burma": "MM",
    "north korea": "KP",
    "northern ireland": "GB",
    "p r c": "CN",
    "p r china": "CN",
    "palestine": "PS",
    "peoples republic of bangladesh": "BD",
    "pr china": "CN",
    "prc": "CN",
    "republic of china": "TW",
    "republic of korea": "KR",
    "russia": "RU",
    "scotland": "GB",
    "south korea": "KR",
    "swaziland": "SZ",
    "syria": "SY",
    "taiwan": "TW",
    "taiwan r o c": "TW",
    "taiwan roc": "TW",
    "tanzania": "TZ",
    "the bahamas": "BS",
    "the gambia": "GM",
    "the netherlands": "NL",
    "the philippines": "PH",
    "turkey": "TR",
    "turkiye": "TR",
    "u a e": "AE",
    "u k": "GB",
    "u s": "US",
    "u s a": "US",
    "uae": "AE",
    "uk": "GB",
    "united states of america": "US",
    "us of a": "US",
    "venezuela": "VE",
    "viet nam": "VN",
    "vietnam": "VN",
    "wales": "GB",
    "zhong guo": "CN",
}
"""Spellings that ISO 3166 does not have, as `plain_words` writes them."""

NATIVE = {
    "中国": "CN",
    "中國": "CN",
    "台灣": "TW",
    "台湾": "TW",
    "香港": "HK",
    "বাংলাদেশ": "BD",
    "भारत": "IN",
    "پاکستان": "PK",
    "ประเทศไทย": "TH",
    "ไทย": "TH",
    "កម្ពុជា": "KH",
    "မြန်မာ": "MM",
    "việt nam": "VN",
    "россия": "RU",
    "日本": "JP",
    "대한민국": "KR",
    "한국": "KR",
    "مصر": "EG",
    "الأردن": "JO",
    "المغرب": "MA",
    "تونس": "TN",
    "türkiye": "TR",
    "españa": "ES",
    "méxico": "MX",
    "deutschland": "DE",
    "italia": "IT",
    "brasil": "BR",
}


def country_code(text: str) -> str | None:
    """The two letters of ISO 3166 for any usual spelling, None for one that is not known."""
    native = NATIVE.get(text.strip().casefold())
    return native or _names().get(plain_words(text))


def country_name(code: str) -> str:
    """Its name in English; the code where ISO 3166 has none."""
    found = pycountry.countries.get(alpha_2=code)
    return str(getattr(found, "common_name", None) or found.name) if found else code


@cache
def _names() -> dict[str, str]:
    known: dict[str, str] = {}
    for one in pycountry.countries:
        for written in ("alpha_2", "alpha_3", "numeric", "name", "official_name", "common_name"):
            if name := getattr(one, written, None):
                known.setdefault(plain_words(name), one.alpha_2)
    return known | ALIASES
