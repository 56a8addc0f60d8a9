"""Bangla, in its script and as it is typed in Latin letters."""

from intake.dialogue.lexicon.words import Keyword, Lexicon
from intake.dialogue.state import Step

YES = (
    "হ্যাঁ", "হ্যা", "হা", "হাঁ", "হ", "জি", "জ্বি", "জী", "জ্বী", "আচ্ছা", "ঠিক আছে", "এক",
    "ha", "hya", "hae", "haa", "ji", "jee", "accha", "thik ache", "ek",
)  # fmt: skip
NO = ("না", "নাহ", "জি না", "নাই", "নেই", "দুই", "na", "nah", "nai", "nei", "ji na", "dui")
SKIP = ("শূন্য", "বাদ", "বাদ দিন", "shunno", "bad", "bad din")
LATER = ("পরে", "পরে বলব", "এখন না", "তিন", "pore", "pore bolbo", "ekhon na", "tin")

LEXICON = Lexicon(
    names=("বাংলা", "bangla", "bengali"),
    keywords={
        Keyword.STOP: ("বন্ধ", "বন্ধ করুন", "থামুন", "স্টপ", "bondho", "bondo", "bondho korun",
                       "thamun"),
        Keyword.START: ("শুরু", "শুরু করুন", "স্টার্ট", "shuru", "suru"),
        Keyword.HELP: ("সাহায্য", "হেল্প", "sahajjo", "shahajjo", "sahajyo"),
        Keyword.STATUS: ("খবর", "অবস্থা", "স্ট্যাটাস", "খবর কি", "খবর কী", "khobor", "khabar",
                         "khobor ki", "obostha"),
        Keyword.ERASE: ("মুছুন", "মুছে দিন", "আমাকে মুছে দিন", "muchun", "muche din",
                        "amake muche din"),
        Keyword.WORD: ("শব্দ", "আমার শব্দ", "গোপন শব্দ", "shobdo", "sobdo", "amar shobdo"),
        Keyword.CLEAR: ("চ্যাট মুছুন", "চ্যাট খালি করুন", "chat muchun", "chat khali korun"),
    },
    answers={
        Step.DANGER: {
            "1": (*YES, "নিরাপদ", "আমি নিরাপদ", "হ্যাঁ নিরাপদ", "ভালো আছি", "nirapod",
                  "ami nirapod", "bhalo achi", "valo achi"),
            "2": (*NO, "নিরাপদ না", "নিরাপদ নই", "আমি নিরাপদ না", "আমি নিরাপদ নই", "বিপদ",
                  "বিপদে আছি", "আমি বিপদে আছি", "nirapod na", "nirapod noi", "ami nirapod na",
                  "bipod", "bipode achi"),
            "0": SKIP,
        },
        Step.PLACE: {"0": (*SKIP, "জানি না", "না", "jani na", "na")},
        Step.CONTACT: {
            "1": ("এক", "যেকোনো সময়", "যে কোনো সময়", "যখন খুশি", "সব সময়", "ek",
                  "jekono somoy", "je kono somoy", "sob somoy"),
            "2": ("হ্যাঁ", "হ্যা", "হা", "জি", "জ্বি", "আচ্ছা", "দুই", "রাতে", "রাত", "শুধু রাতে",
                  "ha", "hya", "ji", "accha", "dui", "rate", "raat", "raate", "shudhu rate"),
            "3": ("না", "নাহ", "কখনো না", "তিন", "লিখবেন না", "na", "nah", "kokhono na", "tin",
                  "likhben na"),
            "0": SKIP,
        },
        Step.CONSENT: {"1": YES, "2": NO, "3": LATER, "0": SKIP},
    },
    hours=("থেকে", "টা", "টার", "হতে", "পর্যন্ত", "মধ্যে", "শুধু", "রাত", "রাতে", "সন্ধ্যা",
           "সন্ধ্যায়", "বিকাল", "বিকেল", "সকাল", "theke", "ta", "tar", "porjonto", "moddhe",
           "raat", "rat", "rate", "sondha", "bikal", "bikel", "sokal"),
    evening=("রাত", "রাতে", "সন্ধ্যা", "সন্ধ্যায়", "বিকাল", "বিকেল", "raat", "rat", "rate",
             "sondha", "bikal", "bikel"),
    morning=("সকাল", "সকালে", "ভোর", "sokal", "sokale", "bhor"),
    tries=("টেস্ট", "হ্যালো", "হেলো", "সালাম", "আসসালামু", "আলাইকুম", "পরীক্ষা", "কেউ", "আছেন",
           "salam", "assalamu", "alaikum", "assalamualaikum", "keu", "achen"),
    common=("ami", "amar", "amader", "amra", "apni", "apnar", "tumi", "na", "nai", "nei", "hoy",
            "hoi", "ache", "kore", "koren", "korte", "kaj", "ekhane", "beton", "taka", "dorja",
            "theke", "mas", "bhai", "vai", "apa", "dey", "dei", "dichhe", "diche", "onek", "khub",
            "keno", "ki", "ei", "ekta", "ke", "kono", "amake", "din", "bondho", "salam", "sob"),
    topics={
        "1.1": (
            "আগুন*", "ধোঁয়া*", "ফাটল*", "ধস*", "ভেঙে পড়*", "দরজা বন্ধ*", "দরজায় তালা*", "তালা*",
            "গেট বন্ধ*", "সিঁড়ি*", "সিড়ি*", "বের হওয়ার পথ*", "নির্বাপক*", "বিল্ডিং*", "agun*",
            "aagun*", "dhoya*", "fatol*", "phatol*", "dorja bondho*", "dorja bondo*", "tala*",
            "siri*", "gate bondho*", "building*",
        ),
        "1.2": (
            "মেশিন*", "সুই*", "সুচ*", "কেমিক্যাল*", "রাসায়নিক*", "আহত*", "দুর্ঘটনা*", "আঙুল*",
            "আঙ্গুল*", "হাত কেটে*", "মাস্ক*", "রক্ত*", "machine*", "mesin*", "kemical*",
            "chemical*", "ahoto*", "durghotona*", "angul*", "hat kete*", "rokto*",
        ),
        "1.3": (
            "গরম*", "ধুলা*", "ধুলো*", "টয়লেট*", "বাথরুম*", "পানি*", "অসুস্থ*", "অজ্ঞান*", "খাবার*",
            "গন্ধ*", "gorom*", "dhula*", "toilet*", "bathroom*", "pani*", "osustho*", "oggan*",
        ),
        "2.1": (
            "বেতন*", "মজুরি*", "টাকা*", "বোনাস*", "পাওনা*", "মাইনে*", "beton*", "mojuri*", "taka*",
            "bonus*", "paona*", "salary*",
        ),
        "2.2": (
            "ওভারটাইম*", "ওভার টাইম*", "ছুটির দিন*", "বিশ্রাম*", "টার্গেট*", "ঘণ্টা*", "ঘন্টা*",
            "overtime*", "over time*", "bisram*", "target*", "ghonta*",
        ),
        "2.3": (
            "ছুটি*", "মাতৃত্ব*", "প্রসূতি*", "বীমা*", "ভবিষ্য তহবিল*", "নিয়োগপত্র*", "chuti*",
            "chhuti*", "matritto*", "bima*", "niyogpotro*",
        ),
        "3.1": (
            "মারে", "মারছে", "মেরেছে", "মারধর*", "মারপিট*", "চড়*", "থাপ্পড়*", "লাথি*", "ধর্ষণ*",
            "যৌন*", "গায়ে হাত*", "শ্লীলতা*", "marse",
            "mare", "mareche", "marche", "chor mare*", "thappor*", "lathi*", "dhorshon*", "jouno*",
            "gaye hat*",
        ),
        "3.2": (
            "গালি*", "গালাগাল*", "অপমান*", "গর্ভবতী*", "বৈষম্য*", "খারাপ ব্যবহার*", "বকা*",
            "gali*", "galagal*", "opoman*", "gorbhoboti*", "boisommo*", "kharap bebohar*",
        ),
        "4.1": (
            "ইউনিয়ন*", "সমিতি*", "ধর্মঘট*", "কমিটি*", "কালো তালিকা*", "union*", "somiti*",
            "dhormoghot*", "committee*",
        ),
        "4.2": (
            "ছাঁটাই*", "ছাটাই*", "বরখাস্ত*", "চাকরি গেছে", "চাকরি নাই", "চাকরি থেকে বের*",
            "পদত্যাগ*",
            "বের করে দি*", "chatai*", "borkhasto*", "chakri geche", "chakri nai", "podotyag*",
            "ber kore di*",
        ),
        "4.3": ("প্রতিশোধ*", "শাস্তি*", "কথা বলায়*", "অভিযোগ করায়*", "shasti*", "protishodh*"),
        "5.1": (
            "পাসপোর্ট*", "ঋণ*", "দালাল*", "জোর করে*", "বের হতে দেয় না", "আটকে*", "আটক*", "হুমকি*",
            "passport*", "dalal*", "jor kore*", "atke*", "humki*", "ber hote dey na",
        ),
        "5.2": ("শিশু*", "বাচ্চা*", "নাবালক*", "কম বয়সী*", "shishu*", "sisu*", "baccha*"),
    },
    idioms=(),
    danger=(
        "আগুন*", "ধোঁয়া*", "ফাটল*", "ধসে*", "ভেঙে পড়*", "আটকা*", "আটকে*", "রক্ত*", "অজ্ঞান*",
        "মারা গে*", "মারা যা*", "বাঁচাও*", "বাঁচান*", "আহত*", "দরজা বন্ধ*", "দরজায় তালা*",
        "তালা মার*", "গ্যাস লিক*", "বিস্ফোরণ*", "আত্মহত্যা*", "agun*", "aagun*", "dhoya*",
        "fatol*", "phatol*", "atka*", "atke*", "rokto*", "oggan*", "mara ge*", "mara ja*",
        "bachao*", "bachan*", "ahoto*", "dorja bondho*", "dorja bondo*", "tala mar*",
    ),
)  # fmt: skip
