import pytest

from intake.dialogue.understanding.lexicon import LEXICONS
from intake.dialogue.understanding.reading import Reading
from intake.dialogue.understanding.topics import Suggestion, asks, elsewhere, suggest, told_before


@pytest.mark.parametrize(
    ("text", "language", "category", "danger"),
    [
        ("The fire exit is locked every night", "en", "1.1", True),
        ("there is a crack in the wall near the stairs", "en", "1.1", True),
        ("a man lost his finger in the machine", "en", "1.2", False),
        ("the toilet is dirty and there is dust", "en", "1.3", False),
        ("my salary is not paid for two months", "en", "2.1", False),
        ("overtime every night and no day off", "en", "2.2", False),
        ("no maternity leave", "en", "2.3", False),
        ("the manager slapped her", "en", "3.1", False),
        ("he shouts insults, he humiliates us", "en", "3.2", False),
        ("they threaten the union committee and blacklist us", "en", "4.1", False),
        ("they will fire me", "en", "4.2", False),
        ("I was punished because I spoke", "en", "4.3", False),
        ("they keep my passport for the debt", "en", "5.1", False),
        ("children under age work here", "en", "5.2", False),
        ("কারখানায় আগুন লেগেছে", "bn", "1.1", True),
        ("দরজায় তালা দেওয়া", "bn", "1.1", True),
        ("তিন মাস বেতন দেয় না", "bn", "2.1", False),
        ("amader beton dey nai", "bn", "2.1", False),
        ("dorja bondho, agun", "bn", "1.1", True),
        ("বাচ্চারা কাজ করে", "bn", "5.2", False),
        ("Las puertas cerradas con candado", "es", "1.1", True),
        ("no nos pagan el sueldo", "es", "2.1", False),
        ("me despidieron del trabajo", "es", "4.2", False),
        ("tienen mi pasaporte", "es", "5.1", False),
        ("hello", "en", None, False),
        ("", None, None, False),
    ],
)
def test_suggestions(text: str, language: str | None, category: str | None, danger: bool) -> None:
    found = suggest(Reading(text), language)
    assert (next(iter(found.categories), None), found.danger) == (category, danger)


LOCKED = {
    "en": ("they lock the door at night", "he locks us in", "the guard locked the gate"),
    "es": ("la puerta está con llave", "nos encierran en la noche"),
    "fr": ("la porte est fermée à clé", "ils nous enferment"),
    "pt": ("a porta fica trancada", "trancam a gente de noite"),
    "ht": ("yo fèmen pòt la sou nou", "pot la fermen akle"),
    "bn": ("গেটে তালা মেরে রাখে", "dorja lagaye rakhe"),
    "hi": ("दरवाज़े पर ताला लगा देते हैं", "darwaze pe tala laga dete hain"),
    "ur": ("دروازے پر تالا لگا دیتے ہیں", "darwazay pe tala laga detay hain"),
    "ne": ("ढोकामा ताला लगाउँछन्", "dhoka ma tala lagauchan"),
    "ta": ("கதவை பூட்டுகிறார்கள்", "kathavu pooti iruku"),
    "si": ("දොර අගුළු දාලා", "dora agulu dala"),
    "my": ("တံခါး သော့ခတ်ထားတယ်", "taga thaw khat htar tal"),
    "km": ("គេចាក់សោទ្វារ", "ke chak sor tvea"),
    "th": ("เขาล็อคประตูตอนกลางคืน", "ประตูหนีไฟล็อก", "pratu lock"),
    "vi": ("cửa thoát hiểm bị khóa", "họ khóa cửa ban đêm"),
    "id": ("pintu darurat dikunci", "mereka kunci pintu"),
    "tl": ("nakakandado ang pinto", "kinandado nila kami"),
    "zh": ("他们把门锁了", "消防通道锁了"),
    "ar": ("الباب مقفول بالليل", "سكروا الباب علينا"),
    "am": ("በሩ ተቆልፏል", "በር ይቆልፋሉ"),
    "tr": ("kapı kilitli", "bizi içeri kilitliyorlar"),
    "uz": ("eshik qulflangan", "eshikni qulflab qo'yishadi"),
    "ru": ("нас запирают", "дверь закрыта на замок"),
}


@pytest.mark.parametrize("language", LEXICONS)
def test_a_locked_door_is_known_in_every_language(language: str) -> None:
    # Whose floor is danger to life (policy.toml), however it is put.
    for text in LOCKED[language]:
        assert "1.1" in suggest(Reading(text), language).categories, text


POISONED = {
    "en": ("three of us fell ill after the spray", "workers got sick after they sprayed"),
    "es": ("tres nos enfermamos después de la fumigación", "fumigaron y varias vomitaron"),
    "fr": ("trois sont tombés malades après la pulvérisation",),
    "pt": ("três passaram mal depois da pulverização",),
    "ht": ("twa nan nou malad apre yo fin flite",),
    "ar": ("ثلاثة منا مرضوا بعد الرش", "talata ta3abna ba3d el rash"),
    "am": ("ከረጩ በኋላ ሦስታችን ታመምን",),
    "tr": ("ilaçlamadan sonra üç kişi hastalandı",),
    "uz": ("dori sepgandan keyin uchtamiz kasal bo'ldik",),
    "ru": ("троим стало плохо после обработки химией", "troim ploho posle himii"),
}


@pytest.mark.parametrize("language", POISONED)
def test_several_who_fall_ill_after_a_spray_are_in_danger(language: str) -> None:
    for text in POISONED[language]:
        assert suggest(Reading(text), language).danger, text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("a colleague died and they do not let us out", "en"),
        ("murio un compañero y no me dejan salir", "es"),
        ("un collègue est mort et on m'a dit de me taire", "fr"),
        ("um colega morreu e não deixam ninguém sair", "pt"),
        ("yon moun mouri yo pa kite nou soti", "ht"),
        ("рабочий умер и нас не выпускают", "ru"),
        ("مات عامل وما خلونا نطلع", "ar"),
    ],
)
def test_a_death_at_work_is_no_idiom(text: str, language: str) -> None:
    # Only a relative's death with a leave that was refused is quiet.
    assert suggest(Reading(text), language).danger


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("he fires people for being sick", "en"),
        ("mi abuela murio el año pasado", "es"),
        ("ma mère est morte et pas de congé", "fr"),
        ("minha avó morreu e não deram licença", "pt"),
        ("помогите получить зарплату", "ru"),
        ("والعمل صعب كتير", "ar"),
        ("الدنيا نار الجو حر", "ar"),
        ("maaş için yardım edin", "tr"),
    ],
)
def test_daily_talk_with_a_word_of_danger_is_quiet(text: str, language: str) -> None:
    assert not suggest(Reading(text), language).danger


def test_the_wrong_language_still_finds_the_words() -> None:
    assert suggest(Reading("আগুন"), "en") == Suggestion(("1.1",), True)
    assert suggest(Reading("agun"), "en") == Suggestion((), False)
    assert suggest(Reading("agun"), "en", ("en", "bn")) == Suggestion(("1.1",), True)


def test_several_topics_of_one_text() -> None:
    found = suggest(Reading("no overtime pay, and he beats us, and they keep my passport"), "en")
    assert set(found.categories) == {"2.1", "2.2", "3.1", "5.1"}


@pytest.mark.parametrize(
    ("text", "language", "topic"),
    [
        ("how much is overtime pay?", "en", "overtime"),
        ("What is the minimum wage", "en", "wages"),
        ("ওভারটাইমের টাকা কত?", "bn", "overtime"),
        ("cuanto es el salario minimo", "es", "wages"),
        ("ओवरटाइम का कितना मिलना चाहिए?", "hi", "overtime"),
        ("overtime ka kitna milna chahiye", "hi", "overtime"),
        ("加班费应该多少?", "zh", "overtime"),
        ("အိုတီ ဘယ်လောက်ရလဲ", "my", "overtime"),
        ("ค่าแรงขั้นต่ำเท่าไหร่", "th", "wages"),
        ("كم الحد الأدنى للأجور؟", "ar", "wages"),
        ("they do not pay overtime", "en", None),
        ("how much longer will they beat us?", "en", None),
        ("can they keep my passport?", "en", None),
        ("how much " + "and then " * 20 + "overtime", "en", None),
    ],
)
def test_questions(text: str, language: str, topic: str | None) -> None:
    assert asks(Reading(text), language) == topic


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I already told you", "en"),
        ("agei bolechi", "bn"),
        ("আগেই বলেছি তো", "bn"),
        ("ya le dije", "es"),
        ("मैंने पहले बताया", "hi"),
        ("پہلے ہی بتایا", "ur"),
        ("ပြောပြီးပြီ", "my"),
        ("我已经说过了", "zh"),
        ("บอกไปแล้วค่ะ", "th"),
        ("sudah saya bilang", "id"),
        ("j'ai déjà dit", "fr"),
        ("уже писала", "ru"),
    ],
)
def test_told_before(text: str, language: str) -> None:
    assert told_before(Reading(text), language) and not told_before(
        Reading("the door is locked"), language
    )


def test_elsewhere() -> None:
    assert elsewhere(Reading("this is about another factory"), "en")
    assert elsewhere(Reading("另一家工厂也这样"), "zh")
    assert not elsewhere(Reading("our factory"), "en")


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("Công ty nợ lương hai tháng", ("vi",)),
        ("sắp hết ca, máy chạy suốt", ("vi",)),
        ("no water on our floor", ("vi", "en")),
        ("hace dos meses que no nos pagan", ("vi", "es")),
        ("3 mahina dekhi talab payeko chaina", ("bn", "ne")),
        ("gaali dete hain", ("ht", "hi")),
    ],
)
def test_a_word_without_its_accents_or_in_another_language_is_no_danger(
    text: str, likely: tuple[str, ...]
) -> None:
    found = suggest(Reading(text), likely[-1], likely)
    assert not found.danger
    assert not {"1.1", "5.1"} & set(found.categories)


@pytest.mark.parametrize("text", ["xưởng bị cháy", "nồi hơi phát nổ", "co khoi, bị sập trần"])
def test_danger_in_vietnamese(text: str) -> None:
    assert suggest(Reading(text), "vi").danger


UNPAID = {
    "en": ("how many months they don't pay our salary", "who pays our overtime? they refuse"),
    "es": ("cuántos meses sin pagar el salario", "cuanto nos deben de salario"),
    "fr": ("combien de mois sans salaire payé",),
    "pt": ("quantos meses sem pagar o salário",),
    "ht": ("konbyen mwa yo pa peye salè",),
    "bn": ("কত মাস ধরে বেতন দেয় না", "koto mash dhore beton dey na"),
    "hi": ("कितने महीने से तनख्वाह नहीं मिली", "kitne mahine se salary nahi mili"),
    "ur": ("کتنے مہینے سے تنخواہ نہیں ملی", "kitne maah se tankhwah nahi mili"),
    "ne": ("कति महिनादेखि तलब दिएको छैन", "kati mahina dekhi talab diyeko chaina"),
    "ta": ("எத்தனை மாதம் சம்பளம் தரவில்லை",),
    "si": ("මාස කීයක් පඩි දුන්නේ නෑ",),
    "my": ("လစာ ဘယ်နှစ်လ မပေးသေးဘူး",),
    "km": ("ប៉ុន្មានខែហើយមិនបើកប្រាក់ខែ",),
    "th": ("กี่เดือนแล้วไม่จ่ายค่าแรง",),
    "vi": ("bao nhiêu tháng rồi không trả lương",),
    "id": ("berapa bulan gaji kami belum dibayar",),
    "tl": ("ilang buwan nang hindi binabayaran ang sahod",),
    "zh": ("多少个月没发工资了",),
    "ar": ("كم شهر ما دفعوا الراتب",),
    "am": ("ስንት ወር ደመወዝ አልተከፈለንም",),
    "tr": ("kaç aydır maaş vermiyorlar",),
    "uz": ("necha oydan beri oylik bermayapti",),
    "ru": ("сколько месяцев не платят зарплату",),
}


@pytest.mark.parametrize("language", LEXICONS)
def test_who_is_not_paid_complains_however_it_is_put(language: str) -> None:
    for text in UNPAID[language]:
        assert asks(Reading(text), language) is None, text
        assert (
            "2.1" in suggest(Reading(text), language).categories
            or "2.2" in suggest(Reading(text), language).categories
        ), text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("স্প্রে করার পর আমাদের তিনজন অসুস্থ", "bn"),
        ("দেওয়ালে ফাটা তাও ঢুকতে বলে", "bn"),
        ("আমাদের উপর হামলা করছে", "bn"),
        ("building e fata dorse", "bn"),
        ("स्प्रे के बाद हम तीन लोग बीमार पड़ गए", "hi"),
        ("भगवान के लिए मदद करो", "hi"),
        ("hath machine me chala gya", "hi"),
        ("اللہ کے لیے مدد کرو", "ur"),
        ("wo kehta hai mujhe mar de ga", "ur"),
        ("केमिकलको गन्धले ५ जना बिरामी", "ne"),
        ("pani khayera 20 jana aspatal ma", "ne"),
        ("ගින්දර", "si"),
        ("gindara", "si"),
        ("බිත්තියේ පැලීමක් තියෙනවා", "si"),
        ("ஹெல்ப் மீ ப்ளீஸ்", "ta"),
        ("সাপে কাটছে একজনরে", "bn"),
        ("taar tut ke pani me gira", "hi"),
        ("مجھے کمرے میں کھینچ کر لے گیا", "ur"),
        ("टाउको फुट्यो", "ne"),
        ("ඇමෝනියා ලීක් වෙනවා", "si"),
        ("பாம்பு கடிச்சிடுச்சு", "ta"),
        ("building la crack iruku", "ta"),
    ],
)
def test_danger_in_the_words_of_the_street(text: str, language: str) -> None:
    assert suggest(Reading(text), language).danger


@pytest.mark.parametrize(
    ("died", "tired", "language"),
    [
        ("ভাই কাজ করতে করতে মারা গেছে", "কাজ করতে করতে মরে যাচ্ছি", "bn"),
        ("गर्मी में काम करते करते मर गया", "काम करते करते मर जाते हैं", "hi"),
        ("wo kaam karte karte mar gaya", "kaam karte karte mar jate hain", "ur"),
        ("साथी गर्मीले मर्‍यो", "गर्मीले मरिन्छ", "ne"),
        ("යාලුවා රස්නෙට මැරිලා", "රස්නෙට මැරෙනවා", "si"),
        ("என் நண்பன் வேலையில செத்துட்டான்", "வேலையில செத்து செத்து போறோம்", "ta"),
    ],
)
def test_a_death_at_work_is_no_way_of_speaking(died: str, tired: str, language: str) -> None:
    assert suggest(Reading(died), language).danger
    assert not suggest(Reading(tired), language).danger


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("bn", "কারেন্ট লেগে একজন পড়ে আছে"),
        ("hi", "एक भाई बिजली से चिपक गया"),
        ("ur", "ایک بندہ بجلی سے چپک گیا"),
        ("ta", "போலீஸ் சுடுறாங்க"),
        ("am", "ሊፍቱ ወደቀ"),
        ("tr", "arkadaş cereyana kapıldı"),
        ("uz", "bezorilar bizni urgani keldi"),
    ],
)
def test_plain_words_of_mortal_danger_ring(language: str, text: str) -> None:
    assert suggest(Reading(text), language).danger
