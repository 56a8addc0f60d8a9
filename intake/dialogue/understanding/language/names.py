"""What each language is called: by its own speakers first, and in the scripts around it."""

from collections.abc import Mapping

from intake.dialogue.understanding.spelling.normalise import same

NAMES: Mapping[str, tuple[str, ...]] = {
    "en": (
        "English", "inglés", "anglais", "inglês", "anglè", "ingilizce", "ingliz", "ingliz tili",
        "tiếng Anh", "bahasa Inggris", "inggris", "ইংরেজি", "ইংলিশ", "अंग्रेज़ी", "इंग्लिश",
        "अंग्रेजी", "انگریزی", "انگلش", "ஆங்கிலம்", "ඉංග්‍රීසි", "အင်္ဂလိပ်", "အင်္ဂလိပ်စာ", "အဂၤလိပ္",
        "អង់គ្លេស", "ภาษาอังกฤษ", "อังกฤษ", "英文", "英语", "الإنجليزية", "انجليزي", "እንግሊዝኛ",
        "английский", "инглизча",
    ),
    "es": (
        "Español", "castellano", "Spanish", "espagnol", "espanhol", "panyòl", "西班牙语",
        "الإسبانية", "испанский",
    ),
    "fr": ("Français", "French", "francés", "francês", "franse", "法语", "الفرنسية", "французский"),
    "pt": ("Português", "Portuguese", "portugués", "portugais", "brasileiro", "葡萄牙语"),
    "ht": (
        "Kreyòl", "Kreyòl ayisyen", "ayisyen", "Creole", "Haitian Creole", "Haitian", "créole",
        "criollo", "criollo haitiano", "haitiano",
    ),
    "bn": (
        "বাংলা", "Bangla", "Bengali", "বাংলা ভাষা", "बंगाली", "बांग्ला", "بنگالی", "بنگلہ",
        "البنغالية", "بنغالي", "பெங்காலி", "孟加拉语",
    ),
    "hi": (
        "हिन्दी", "हिंदी", "Hindi", "হিন্দি", "ہندی", "இந்தி", "هندي", "الهندية", "印地语",
    ),
    "ur": ("اردو", "Urdu", "اردو زبان", "उर्दू", "উর্দু", "الأردية", "اوردو", "乌尔都语"),
    "ne": ("नेपाली", "Nepali", "नेपाली भाषा", "নেপালি", "نیپالی", "النيبالية", "نيبالي", "尼泊尔语"),
    "ta": ("தமிழ்", "Tamil", "தமிழ", "तमिल", "දෙමළ", "تامل", "泰米尔语"),
    "si": ("සිංහල", "Sinhala", "Sinhalese", "singala", "சிங்களம்", "السنهالية", "سنهالي"),
    "my": (
        "မြန်မာ", "မြန်မာစာ", "မြန်မာဘာသာ", "ဗမာ", "ျမန္မာ", "ျမန္မာစာ", "ဗမာစာ",
        "Burmese", "Myanmar", "bamar", "พม่า", "ภาษาพม่า", "缅甸语", "缅语",
    ),
    "km": ("ខ្មែរ", "ភាសាខ្មែរ", "Khmer", "Cambodian", "เขมร", "กัมพูชา", "ภาษาเขมร", "柬埔寨语",
           "高棉语"),
    "th": ("ไทย", "ภาษาไทย", "Thai", "phasa thai", "ထိုင်း", "ថៃ", "泰语", "泰文"),
    "vi": (
        "Tiếng Việt", "Vietnamese", "Việt", "Việt Nam", "tieng viet", "越南语", "越语", "เวียดนาม",
    ),
    "id": (
        "Bahasa Indonesia", "bahasa", "Indonesia", "Indonesian", "印尼语", "印度尼西亚语",
        "الإندونيسية",
    ),
    "tl": ("Tagalog", "Filipino", "Pilipino", "wikang Filipino", "菲律宾语", "الفلبينية", "فلبيني"),
    "zh": (
        "中文", "简体中文", "汉语", "普通话", "华语", "漢語", "Chinese", "Mandarin", "zhongwen",
        "putonghua", "จีน", "ภาษาจีน", "တရုတ်", "চীনা", "chino", "chinois",
    ),
    "ar": (
        "العربية", "عربي", "عربى", "اللغة العربية", "Arabic", "arabi", "3arabi", "3araby", "عربی",
        "আরবি", "अरबी", "arabe", "arapça", "አረብኛ", "арабский", "阿拉伯语",
    ),
    "am": ("አማርኛ", "Amharic", "amharigna", "amarigna", "amaregna", "الأمهرية", "امهري", "አማረኛ"),
    "tr": ("Türkçe", "Turkish", "turkce", "turco", "turc", "التركية", "تركي", "турецкий",
           "turkcha"),
    "uz": (
        "O‘zbekcha", "oʻzbekcha", "uzbekcha", "ozbekcha", "ozbek", "o'zbek", "uzbek",
        "ўзбекча", "ўзбек", "узбекча", "узбекский", "özbekçe",
    ),
    "ru": (
        "Русский", "по-русски", "русский язык", "Russian", "russkiy", "russki", "русча", "ruscha",
        "rusça", "俄语", "الروسية",
    ),
}  # fmt: skip
"""The first of each is its own name, as menus show it."""


def language_of_name(same_text: str) -> str | None:
    """The language whose name a text is, in any script that we know it in.

    `same_text` is what `same` (spelling/normalise.py) makes of the text.
    """
    return _BY_NAME.get(same_text)


_BY_NAME = {same(name): code for code, names in NAMES.items() for name in names}
