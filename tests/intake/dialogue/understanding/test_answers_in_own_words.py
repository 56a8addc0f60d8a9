"""Answers in a worker's own words, to each question in each language."""

import pytest

from intake.dialogue.model.state import Step
from intake.dialogue.understanding.answers import read_answer
from intake.dialogue.understanding.reading import Reading

MEANS = {
    "safe": (Step.DANGER, "1"),
    "not safe": (Step.DANGER, "2"),
    "not said": (Step.PLACE, "0"),
    "evening": (Step.CONTACT, "2"),
    "hours": (Step.CONTACT, "hours"),
    "tell": (Step.CONSENT, "1"),
    "keep": (Step.CONSENT, "2"),
    "later": (Step.CONSENT, "3"),
}
"""What is meant: the question, and the key of its answer."""

SAID = {
    "en": {
        "not safe": "no not really / no I'm scared",
        "safe": "yes im ok",
        "hours": "evenings after 9pm",
        "evening": "only at night please",
        "tell": "yes tell them / go ahead",
        "keep": "no please don't",
        "not said": "I don't want to say",
    },
    "es": {
        "not safe": "no, tengo miedo / no estoy segura",
        "safe": "sí estoy bien / estoy bien",
        "hours": "después de las 9 pm",
        "evening": "solo de noche",
        "tell": "sí, avisen / está bien",
        "keep": "no gracias",
        "not said": "no quiero decir",
    },
    "fr": {
        "not safe": "non j'ai peur",
        "safe": "oui ça va",
        "evening": "le soir seulement",
        "hours": "entre 19h et 21h",
        "tell": "d'accord",
        "keep": "non merci",
        "not said": "je ne sais pas",
    },
    "pt": {
        "not safe": "não, tô com medo",
        "safe": "tô bem / sim, estou bem",
        "evening": "só à noite",
        "hours": "das 19h às 21h",
        "tell": "pode / claro",
        "keep": "não",
        "not said": "não sei",
    },
    "ht": {
        "not safe": "non mwen pè",
        "safe": "wi mwen byen",
        "evening": "aswè sèlman",
        "tell": "dakò",
        "keep": "non mèsi",
        "not said": "mwen pa konnen",
    },
    "bn": {
        "not safe": "না ভয় লাগতেছে / না আমি নিরাপদ না",
        "safe": "হ্যাঁ ভালো আছি / জি নিরাপদে আছি",
        "evening": "শুধু রাতে",
        "hours": "সন্ধ্যা ৭টা থেকে ৯টা",
        "tell": "হ্যাঁ জানান / জানাতে পারেন / ঠিক আছে",
        "keep": "না দরকার নাই",
        "not said": "বলব না",
        "later": "পরে",
    },
    "hi": {
        "not safe": "नहीं डर लग रहा है / नहीं मैं सुरक्षित नहीं हूँ",
        "safe": "हाँ ठीक हूँ / जी मैं ठीक हूँ",
        "evening": "सिर्फ रात को",
        "hours": "शाम 7 से 9 बजे",
        "tell": "हाँ बता दो / बता दीजिए",
        "keep": "नहीं मत बताना",
        "not said": "नहीं बता सकती",
        "later": "बाद में",
    },
    "ur": {
        "not safe": "نہیں ڈر لگ رہا ہے",
        "safe": "ہاں ٹھیک ہوں / جی میں ٹھیک ہوں",
        "evening": "صرف رات کو",
        "hours": "شام 7 سے 9 بجے",
        "tell": "ہاں بتا دیں / بتا دیں",
        "keep": "نہیں مت بتائیں",
        "not said": "نہیں بتا سکتی",
        "later": "بعد میں",
    },
    "ne": {
        "not safe": "छैन डर लाग्छ / म सुरक्षित छैन",
        "safe": "छु ठिक छु / ठिकै छु",
        "evening": "राति मात्र",
        "hours": "बेलुका ७ देखि ९ बजे",
        "tell": "हुन्छ भन्नुस्",
        "keep": "हुँदैन नभन्नु",
        "not said": "भन्न मिल्दैन",
        "later": "पछि",
    },
    "ta": {
        "not safe": "இல்ல பயமா இருக்கு",
        "safe": "ஆமா நல்லா இருக்கேன்",
        "evening": "ராத்திரி மட்டும்",
        "hours": "சாயங்காலம் 7 to 9",
        "tell": "சொல்லலாம் / சரி சொல்லுங்க",
        "keep": "வேண்டாம் சொல்லாதீங்க",
        "not said": "சொல்ல மாட்டேன்",
    },
    "si": {
        "not safe": "නෑ මට බයයි",
        "safe": "ඔව් හොඳින්",
        "evening": "රෑට විතරක්",
        "tell": "හරි කියන්න / කියන්න",
        "keep": "එපා",
        "not said": "කියන්න බෑ",
    },
    "my": {
        "not safe": "မလုံခြုံပါဘူး / ကြောက်တယ်",
        "safe": "အဆင်ပြေပါတယ်",
        "evening": "ညဘက်ပဲ",
        "hours": "ည ၇ နာရီကနေ ၉ နာရီ",
        "tell": "ပြောလို့ရတယ် / ရပါတယ် ပြောပါ",
        "keep": "မပြောပါနဲ့",
        "not said": "မပြောချင်ဘူး",
    },
    "km": {
        "not safe": "ខ្ញុំខ្លាច",
        "safe": "បាទ មានសុវត្ថិភាព",
        "tell": "បាន / ប្រាប់ចុះ",
        "keep": "កុំប្រាប់",
        "not said": "មិនចង់ប្រាប់",
    },
    "th": {
        "not safe": "ไม่ปลอดภัยเลย / กลัวมาก",
        "safe": "ปลอดภัยดีค่ะ / โอเคค่ะ",
        "evening": "ตอนกลางคืนเท่านั้น",
        "hours": "1 ทุ่มถึง 3 ทุ่ม",
        "tell": "บอกได้ / ได้เลยค่ะ",
        "keep": "อย่าบอก",
        "not said": "ไม่อยากบอก",
    },
    "vi": {
        "not safe": "không, em sợ lắm",
        "safe": "dạ an toàn / em ổn",
        "evening": "chỉ buổi tối",
        "hours": "từ 7 đến 9 giờ tối",
        "tell": "được ạ / dạ được",
        "keep": "đừng báo",
        "not said": "em không muốn nói",
    },
    "id": {
        "not safe": "tidak, saya takut",
        "safe": "iya aman / saya baik baik saja",
        "evening": "malam saja",
        "hours": "jam 7 sampai 9 malam",
        "tell": "ya boleh / silakan",
        "keep": "jangan",
        "not said": "tidak tahu",
    },
    "tl": {
        "not safe": "hindi po, natatakot ako",
        "safe": "opo ligtas / ok lang po",
        "evening": "sa gabi lang po",
        "hours": "7 hanggang 9 ng gabi",
        "tell": "sige po / pwede po",
        "keep": "huwag po",
        "not said": "ayaw ko sabihin",
    },
    "zh": {
        "not safe": "不安全，我害怕",
        "safe": "我安全 / 没事",
        "evening": "只能晚上",
        "hours": "晚上7点到9点",
        "tell": "可以告诉 / 好的",
        "keep": "不要告诉",
        "not said": "不想说",
    },
    "ar": {
        "not safe": "لا انا خايفة",
        "safe": "نعم انا بخير / الحمد لله بخير",
        "evening": "بالليل بس",
        "hours": "من ٧ الى ٩ مساء",
        "tell": "موافقة / خبروهم",
        "keep": "لا تخبروهم",
        "not said": "ما بدي احكي",
    },
    "am": {
        "not safe": "አይ እፈራለሁ",
        "safe": "አዎ ደህና ነኝ",
        "evening": "ማታ ብቻ",
        "tell": "ይችላሉ / እሺ ንገሩ",
        "keep": "አትንገሩ",
        "not said": "አላውቅም",
    },
    "tr": {
        "not safe": "hayır korkuyorum",
        "safe": "evet iyiyim",
        "evening": "sadece geceleri",
        "hours": "akşam 7 ile 9 arası",
        "tell": "söyleyebilirsiniz / olur",
        "keep": "söylemeyin",
        "not said": "söylemek istemiyorum",
    },
    "uz": {
        "not safe": "yo'q qo'rqyapman",
        "safe": "ha yaxshiman",
        "evening": "faqat kechqurun",
        "hours": "kechki 7 dan 9 gacha",
        "tell": "mayli / ha aytinglar",
        "keep": "aytmanglar",
        "not said": "bilmayman",
    },
    "ru": {
        "not safe": "нет, боюсь",
        "safe": "да, все нормально / нормально",
        "evening": "только вечером",
        "hours": "с 7 до 9 вечера",
        "tell": "можно / да, сообщите",
        "keep": "не надо",
        "not said": "не хочу говорить",
    },
}


@pytest.mark.parametrize(
    ("language", "meant", "text"),
    [
        (language, meant, text)
        for language, answers in SAID.items()
        for meant, texts in answers.items()
        for text in texts.split(" / ")
    ],
)
def test_it_is_understood(language: str, meant: str, text: str) -> None:
    step, key = MEANS[meant]
    answer = read_answer(step, Reading(text), language)
    assert answer is not None
    assert answer.key == key


@pytest.mark.parametrize(
    ("language", "step", "key", "text"),
    [
        ("bn", Step.DANGER, "2", "অনেক বিপদ"),
        ("bn", Step.CONTACT, "3", "লেইখেন না"),
        ("bn", Step.CONSENT, "2", "জানানোর দরকার নাই"),
        ("hi", Step.DANGER, "2", "bilkul nahi"),
        ("hi", Step.CONTACT, "hours", "raat 9 baje k baad"),
        ("hi", Step.CONSENT, "2", "मत बताइएगा"),
        ("ur", Step.DANGER, "2", "nahi g khatra hai"),
        ("ur", Step.CONSENT, "2", "کسی کو نہ بتائیں"),
        ("ne", Step.DANGER, "1", "हामी सुरक्षित छौं"),
        ("ne", Step.CONTACT, "3", "नलेख्नुस्"),
        ("ne", Step.CONSENT, "1", "भन्दा हुन्छ"),
        ("si", Step.DANGER, "2", "අනතුරේ ඉන්නේ"),
        ("si", Step.CONSENT, "3", "පස්සේ කියන්නම්"),
        ("ta", Step.CONTACT, "3", "எழுதாதீங்க"),
        ("ta", Step.CONSENT, "2", "யாருக்கும் சொல்ல வேண்டாம்"),
    ],
)
def test_it_is_understood_as_it_is_spoken(language: str, step: Step, key: str, text: str) -> None:
    answer = read_answer(step, Reading(text), language)
    assert answer is not None
    assert answer.key == key


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "no danger"),
        ("en", "no danger here"),
        ("es", "no hay peligro"),
        ("hi", "डर नहीं है"),
        ("ur", "کوئی خطرہ نہیں"),
        ("bn", "ভয় নাই"),
        ("ru", "не опасно"),
        ("tr", "tehlike yok"),
    ],
)
def test_that_there_is_no_danger_is_not_danger(language: str, text: str) -> None:
    answer = read_answer(Step.DANGER, Reading(text), language)
    assert answer is None or answer.key == "1"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "don't tell them my name"),
        ("es", "sí, pero no avisen"),
        ("bn", "জানান, না জানাবেন না"),
        ("hi", "बता दो, नहीं मत बताना"),
        ("ta", "சொல்"),  # the command for a code word, as HELP says it
        ("en", "tell them what?"),
        ("fr", "d'accord, non"),
    ],
)
def test_consent_is_never_read_into_what_is_not_clear(language: str, text: str) -> None:
    answer = read_answer(Step.CONSENT, Reading(text), language)
    assert answer is None or answer.key != "1"


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("text", ["ok", "Ok.", "okay", "OK thanks"])
def test_who_only_says_to_have_read_it_has_not_agreed(language: str, text: str) -> None:
    assert read_answer(Step.CONSENT, Reading(text), language) is None
