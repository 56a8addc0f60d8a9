"""English."""

from intake.dialogue.lexicon.words import Keyword, Lexicon
from intake.dialogue.state import Step

YES = ("yes", "y", "yeah", "yep", "yes please", "one")
NO = ("no", "n", "nope", "not", "two")
SKIP = ("zero", "skip", "dont know", "don t know", "i dont know", "i don t know", "no")

LEXICON = Lexicon(
    names=("english",),
    keywords={Keyword.STATUS: ("status", "news", "my status"), Keyword.HELP: ("menu",),
              Keyword.ERASE: ("erase", "erase me", "delete me", "forget me"),
              Keyword.CLEAR: ("clear", "clear chat", "clear this chat"),
              Keyword.WORD: ("word", "my word", "code word", "codeword")},
    answers={
        Step.DANGER: {
            "1": (*YES, "safe", "i am safe", "yes safe", "yes i am safe", "i m safe", "yes i am"),
            "2": (
                *NO, "not safe", "unsafe", "i am not safe", "no i am not", "not now", "danger",
                "in danger", "i am in danger", "no not safe",
            ),
            "0": ("zero", "skip"),
        },
        Step.PLACE: {"0": SKIP},
        Step.CONTACT: {
            "1": ("one", "any time", "anytime", "always", "yes any time"),
            # A bare yes names no hour: the quiet evening is the careful reading.
            "2": ("yes", "y", "two", "evening", "evenings", "night", "at night", "only at night"),
            "3": ("no", "n", "three", "never", "do not", "don t", "please don t"),
            "0": ("zero", "skip"),
        },
        Step.CONSENT: {
            "1": YES,
            "2": NO,
            "3": ("later", "three", "not now", "ask me later", "maybe", "maybe later"),
            "0": ("zero", "skip"),
        },
    },
    hours=("from", "to", "between", "and", "till", "until", "h", "hr", "hrs", "hours", "o",
           "clock", "at", "only", "the", "in", "after", "am", "pm", "evening", "night"),
    evening=("pm", "evening", "night"),
    morning=("am", "morning"),
    tries=("test", "testing", "hello", "hi", "hey", "ok", "okay", "try", "good", "morning",
           "evening", "is", "this", "working", "does", "it", "work", "anyone", "there"),
    common=("the", "is", "are", "my", "we", "they", "our", "and", "not", "have", "has", "was",
            "you", "with", "for", "this", "that", "at", "in", "of", "to", "us", "i", "it", "do",
            "does", "did", "when", "who", "please", "hello", "from", "been", "but", "on", "them"),
    topics={
        "1.1": (
            "fire", "smoke", "burning", "exit*", "locked door*", "door locked", "doors locked",
            "door is locked", "doors are locked", "gate locked", "gate is locked", "blocked",
            "crack*", "collaps*", "extinguisher*", "stairs", "staircase", "alarm", "wiring",
        ),
        "1.2": (
            "machine*", "needle*", "chemical*", "solvent*", "injur*", "accident*", "finger*",
            "cut off", "burn", "burned", "gloves", "mask*", "acid", "bleeding",
        ),
        "1.3": (
            "heat", "too hot", "dust", "toilet*", "bathroom*", "drinking water", "dirty water",
            "sick", "ill", "faint*", "dormitory", "food", "smell",
        ),
        "2.1": (
            "wage*", "salar*", "pay", "paid", "unpaid", "payment", "money", "deduct*", "bonus",
        ),
        "2.2": (
            "overtime", "hours", "no rest", "day off", "holiday*", "night shift", "target*",
            "quota", "sunday*", "friday*",
        ),
        "2.3": (
            "leave", "maternity", "sick leave", "social security", "insurance", "provident",
            "pension", "no contract",
        ),
        "3.1": (
            "hit", "hits", "beat", "beats", "beaten", "slap*", "touch*", "rape*", "sexual*",
            "harass*", "assault*", "kick*", "violen*",
        ),
        "3.2": (
            "shout*", "insult*", "abus*", "yell*", "pregnan*", "discriminat*", "caste", "religion",
            "unfair", "humiliat*", "swear*",
        ),
        "4.1": ("union*", "strike", "committee", "bargain*", "blacklist*", "organi*"),
        "4.2": (
            "fired", "fire me", "fire us", "fire her", "fire him", "fire them", "dismiss*",
            "sacked", "resign*", "terminat*", "laid off",
            "severance", "factory closed", "contract",
        ),
        "4.3": (
            "retaliat*", "revenge", "punish*", "because i spoke", "for complaining",
            "because i complained", "since i complained", "after i complained",
        ),
        "5.1": (
            "passport*", "debt", "recruitment fee*", "cannot leave", "can t leave", "not allowed "
            "to leave", "locked in", "forced", "threat*", "my documents", "agent",
        ),
        "5.2": ("child", "children", "underage", "under age", "kids", "minor*", "years old"),
    },
    idioms=("fire me", "fire us", "fire you", "fire her", "fire him", "fire them", "fire people",
            "fire workers", "fire anyone", "fire all", "fire everyone"),
    danger=(
        "fire", "smoke", "burning", "collaps*", "trapped", "locked in", "bleeding", "unconscious",
        "dying", "dead", "died", "gas leak", "explo*", "help us", "kill*", "injured", "crack*",
        "doors are locked", "door is locked", "doors locked", "exit locked", "exit is locked",
        "exits locked", "exits are locked", "being beaten", "suicid*",
    ),
)  # fmt: skip
