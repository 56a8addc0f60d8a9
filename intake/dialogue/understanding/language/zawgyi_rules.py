"""How Zawgyi is written in Unicode, as a table: the rules of CLDR's transform Zawgyi-my.

Zawgyi keeps the code points of Burmese and gives many of them another meaning, and it stores
what is seen from left to right, where Unicode stores what is spoken. So first every character is
renamed, then signs are put into Unicode's order, one pass after another. The source is CLDR's
`Zawgyi-my` as ICU 72 carries it (Unicode licence); tests compare with what ICU made.

A rule is a pattern and what it becomes; quantifiers are possessive, as ICU's are, and the end of a
text counts as a character that is no digit. One rule differs: where ICU 72 puts the tone U+1038
behind "\\u000136u", a slip of the pen, it stands here behind U+1036.
"""

C = "[\u1000-\u1021]"
SPACE = "[ \u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]"
NO_DIGIT = r"([^\u1040-\u1049]|\Z)"
KINZI = "\u1004\u103a\u1039"

Rule = tuple[str, str]

# One character, and what it is in Unicode wherever it stands.
RENAMED = {
    "\u1064": KINZI,
    "\u108b": KINZI + "\u102d",
    "\u108c": KINZI + "\u102e",
    "\u108d": KINZI + "\u1036",
    "\u106a": "\u1009",
    "\u106b": "\u100a",
    "\u108f": "\u1014",
    "\u1090": "\u101b",
    "\u1086": "\u103f",
    "\u103a": "\u103b",
    "\u107d": "\u103b",
    "\u103c": "\u103d",
    "\u103d": "\u103e",
    "\u1087": "\u103e",
    "\u1088": "\u103e\u102f",
    "\u1089": "\u103e\u1030",
    "\u1033": "\u102f",
    "\u1034": "\u1030",
    "\u1039": "\u103a",
    "\u1094": "\u1037",
    "\u1095": "\u1037",
    "\u105a": "\u102b\u103a",
    "\u1060": "\u1039\u1000",
    "\u1061": "\u1039\u1001",
    "\u1062": "\u1039\u1002",
    "\u1063": "\u1039\u1003",
    "\u1065": "\u1039\u1005",
    "\u1066": "\u1039\u1006",
    "\u1067": "\u1039\u1006",
    "\u1068": "\u1039\u1007",
    "\u1069": "\u1039\u1008",
    "\u106c": "\u1039\u100b",
    "\u106d": "\u1039\u100c",
    "\u1070": "\u1039\u100f",
    "\u1071": "\u1039\u1010",
    "\u1072": "\u1039\u1010",
    "\u1096": "\u1039\u1010\u103d",
    "\u1073": "\u1039\u1011",
    "\u1074": "\u1039\u1011",
    "\u1075": "\u1039\u1012",
    "\u1076": "\u1039\u1013",
    "\u1077": "\u1039\u1014",
    "\u1078": "\u1039\u1015",
    "\u1079": "\u1039\u1016",
    "\u107a": "\u1039\u1017",
    "\u107b": "\u1039\u1018",
    "\u1093": "\u1039\u1018",
    "\u107c": "\u1039\u1019",
    "\u1085": "\u1039\u101c",
    "\u108e": "\u102d\u1036",
    "\u106e": "\u100d\u1039\u100d",
    "\u106f": "\u100d\u1039\u100e",
    "\u1091": "\u100f\u1039\u100d",
    "\u1092": "\u100b\u1039\u100c",
    "\u1097": "\u100b\u1039\u100b",
    "\u104e": "\u104e\u1004\u103a\u1038",
}

# Several characters that are renamed together: these are tried first.
JOINED: tuple[Rule, ...] = (
    (f"({C})\u103a\u1064", KINZI + r"\1" + "\u103b"),
    (f"({C})\u1064", KINZI + r"\1"),
    (f"({C})\u108b", KINZI + r"\1" + "\u102d"),
    (f"({C})\u108c", KINZI + r"\1" + "\u102e"),
    (f"({C})\u108d", KINZI + r"\1" + "\u1036"),
    (f"({C})\u103a\u1033\u108b", KINZI + r"\1" + "\u103b\u102d\u102f"),
    (f"({C})\u103a\u108b", KINZI + r"\1" + "\u103b\u102d"),
    (f"({C})\u103a\u108c", KINZI + r"\1" + "\u103b\u102e"),
    (f"({C})\u103a\u108d", KINZI + r"\1" + "\u103b\u1036"),
    (f"({C})\u103a\u108e", r"\1" + "\u103b\u102d\u1036"),
    ("[\u103b\u107e-\u1084]++", "\u103c"),
    ("\u103c*+\u108a", "\u103d\u103e"),
    ("\u1025\u1039", "\u1009\u103a"),
    ("\u1025\u1061", "\u1009\u1039\u1001"),
    ("\u1025\u1062", "\u1009\u1039\u1002"),
    ("\u1025\u1065", "\u1009\u1039\u1005"),
    ("\u1025\u1068", "\u1009\u1039\u1007"),
    ("\u1025\u1076", "\u1009\u1039\u1013"),
    ("\u1025\u1078", "\u1009\u1039\u1015"),
    ("\u1025\u107a", "\u1009\u1039\u1017"),
    ("\u1025\u1079", "\u1009\u1039\u1016"),
)

# A zero or a four that is a letter, since no digit stands beside it.
DIGITS: tuple[Rule, ...] = (
    (r"\A" + "\u1040" + NO_DIGIT, "\u101d" + r"\1"),
    (r"\A" + "\u1044" + f"(?={NO_DIGIT})", "\u104e"),
    ("([^\u1040-\u1049])\u1040" + r"\Z", r"\1" + "\u101d"),
    ("([^\u1040-\u1049])\u1044" + r"\Z", r"\1" + "\u104e"),
    ("([\u102b-\u103f])\u1040" + NO_DIGIT, r"\1" + "\u101d" + r"\2"),
    ("([\u102b-\u103f])\u1044" + NO_DIGIT, r"\1" + "\u104e" + r"\2"),
)

# The vowel that Zawgyi writes before its consonant goes behind it.
VOWEL_E: tuple[Rule, ...] = (
    (f"({SPACE})\u1037", "\u1037" + r"\1"),
    (f"({SPACE}++)([\u102b-\u1030\u1032-\u103b\u103d\u103e])", r"\2"),
    ("\u1037++", "\u1037"),
    (f"\u1031++{KINZI}({C})", KINZI + r"\1" + "\u1031"),
    (f"\u1031++\u1037++({C})", r"\1" + "\u1031\u1037"),
    (f"\u1031++\u103c({C})", r"\1" + "\u103c\u1031"),
    (f"\u1031++({C})([\u103b\u103d\u103e]++)", r"\1\2" + "\u1031"),
    ("\u1031++([\u1000-\u102a])", r"\1" + "\u1031"),
)

# Signs of one syllable, in passes: consonant signs before vowels, vowels before tones.
ORDER: tuple[tuple[Rule, ...], ...] = (
    (
        ("\u103b\u103a", "\u103a\u103b"),
        ("\u1025\u102e", "\u1026"),
        ("\u103a\u1037", "\u1037\u103a"),
        ("\u1036([\u103b-\u103e]*+)([\u102b-\u1030\u1032]++)", r"\1\2" + "\u1036"),
        ("([\u102b\u102c\u102f\u1030])([\u102d\u102e\u1032])", r"\2\1"),
        (f"\u103c({C})", r"\1" + "\u103c"),
    ),
    (
        (f"([\u103b-\u103e])\u1039({C})", "\u1039" + r"\2\1"),
        (f"\u103c\u103a\u1039({C})", "\u103a\u1039" + r"\1" + "\u103c"),
        ("\u1036([\u103b-\u103e]++)", r"\1" + "\u1036"),
    ),
    (
        ("([\u103c-\u103e]++)\u103b", "\u103b" + r"\1"),
        ("([\u103d\u103e]++)\u103c", "\u103c" + r"\1"),
        ("\u103e\u103d", "\u103d\u103e"),
        (f"(\u1031++)([\u102b-\u1030\u1032]*+)\u1039({C})", "\u1039" + r"\3\1\2"),
        (f"([\u102b-\u1030\u1032]++)\u1039({C})", "\u1039" + r"\2\1"),
        ("([\u103b-\u103e]*+)(\u1031++)([\u103b-\u103e]*+)", r"\1\3\2"),
        ("\u1037([\u102d-\u1030\u1032\u1036\u103b-\u103e]++)", r"\1" + "\u1037"),
        ("([\u102b-\u1030\u1032]++)([\u103b-\u103e]++)", r"\2\1"),
        (f"({C})([\u102b-\u1032\u1036\u103b-\u103e])\u103a({C})", r"\1" + "\u103a" + r"\2\3"),
    ),
    (
        ("\u1005\u103b", "\u1008"),
        ("([\u102b-\u1032])([\u103b-\u103e])", r"\2\1"),
        ("([\u103c-\u103e])\u103b", "\u103b" + r"\1"),
        ("([\u103d\u103e])\u103c", "\u103c" + r"\1"),
        ("\u103e\u103d", "\u103d\u103e"),
        ("\u1038([\u102b-\u1030\u1032\u1036\u1037\u103a-\u103f])", r"\1" + "\u1038"),
        ("\u1036\u102f", "\u102f\u1036"),
    ),
)

# A sign that was typed twice, and spaces that stand before a sign.
CLEAN: tuple[Rule, ...] = (
    *(
        (f"{sign}{sign}++", sign)
        for sign in "\u102d\u102e\u102f\u1030\u1032\u1036\u1037\u1039\u103a\u103b\u103c\u103d\u103e"
    ),
    ("\u102f[\u1030\u103a]", "\u102f"),
    ("\u102d\u102e", "\u102e"),
    (f"{SPACE}++([\u102b-\u1032\u1036-\u103e])", r"\1"),
    (r"\A" + "\u200b++", ""),
    ("\u200b++" + r"\Z", ""),
)

PASSES: tuple[tuple[Rule, ...], ...] = (
    (*JOINED, *RENAMED.items()),
    DIGITS,
    VOWEL_E,
    *ORDER,
    CLEAN,
)
