"""Everything we ever say by ourselves. The English text is the msgid; catalogs hold the rest.

Wording is neutral because the phone may be shared or searched: no word tells what this line is
for (messaging.md 4, domain.md section 7 rule 9). A test holds the words that may not appear.
"""

from enum import StrEnum


def N_(text: str) -> str:
    """Mark a text for `pybabel extract`."""
    return text


class Phrase(StrEnum):
    """One automatic text; its value is the msgid, with named placeholders like {code}."""

    # Translators: one SMS segment in every language, with a code of 19 characters.
    RECEIPT = N_(
        "Got it. Your code: {code}. Write it down, delete this text. Send the code any day for "
        "news. Send STOP to get no more texts."
    )
    # Translators: "yes" must mean safe.
    ASK_DANGER = N_("Are you safe right now? 1 yes, 2 no. Or just write more.")
    # Translators: soft words only, never "union", "factory" or "abuse". 4: sent away, or joining
    # others; 5: a kept passport, debt, children at work; 7: how the matter stands;
    # 8: what the law says.
    ASK_TOPIC = N_(
        "What is it about? 1 safety, 2 money or hours, 3 how people are treated, "
        "4 the job or a group, 5 freedom or children, 6 other, 7 news, 8 rules. 0 to skip."
    )
    ASK_KIND_SAFETY = N_(
        "Which one? 1 fire or building, 2 machine or injury, 3 heat, water or health. 0 to skip."
    )
    # Translators: 3: days off when sick or for a baby, insurance, a missing contract.
    ASK_KIND_MONEY = N_(
        "Which one? 1 money, 2 hours or rest, 3 leave, baby or insurance. 0 to skip."
    )
    # Translators: 1 violence, also sexual (say it softly); 2 insults, treated worse than others.
    ASK_KIND_TREATMENT = N_(
        "Which one? 1 hitting or touching, 2 shouting or unfairness. 0 to skip."
    )
    # Translators: "a group" stands for what may not be named: joining together.
    ASK_KIND_JOB = N_(
        "Which one? 1 joining a group, 2 losing the job, 3 punished for speaking. 0 to skip."
    )
    # Translators: papers are passports; "leaving" is being free to go away.
    ASK_KIND_FREEDOM = N_("Which one? 1 papers, debt or leaving, 2 children. 0 to skip.")
    ASK_PLACE = N_("Which place is it? Send its name, or the number on the poster. 0 to skip.")
    # Translators: the hours are an example; 1, 2, 3 keep their meaning.
    ASK_CONTACT = N_(
        "May we write to you here later? 1 any time, 2 only 8-10 at night, 3 no. "
        "Or send hours, like 18-20."
    )
    ASK_CONSENT = N_(
        "May we tell the buyers about this? We do not give your name or number. 1 yes, 2 no, 3 "
        "later."
    )
    THANKS = N_("Thank you, that is all. You can write more here any day.")
    SAFETY = N_(
        "We are alerting a person now, but we cannot send help. If you can, go to a safe open "
        "place, stay with others, do not go back in. Then write here."
    )
    ADDED = N_("Got it, added.")
    # Translators: the worker wrote "I already told you". One SMS segment where it can be.
    TOLD_BEFORE = N_(
        "Yes, we have what you wrote and we keep it. You do not need to write it again."
    )
    # Translators: the worker wrote before about one thing and now about something else.
    ASK_SAME = N_("Is this the same matter as before? 1 yes, 2 no, a new one.")
    # Translators: weeks after a report, when a change was promised. Nothing may tell which one.
    ASK_HAPPENED = N_(
        "Hello. A change was promised. Did it happen? 1 yes, 2 partly, 3 no, 4 do not know. "
        "Send STOP to end."
    )
    # Translators: months after the change was confirmed; the digits mean the same.
    ASK_STILL_SO = N_(
        "Hello. Some time ago a change was made. Is it still so? 1 yes, 2 partly, 3 no, "
        "4 do not know. Send STOP to end."
    )
    # Translators: what was found is not, or not wholly, what the worker wrote. 2 brings it back to
    # a person. Nothing may tell what it is about.
    ASK_AGREES = N_(
        "We checked, but could not confirm it, or not all of it. Do you agree? 1 yes, 2 no. "
        "You can also write why."
    )
    # Translators: asked once, at the end. 2 brings it back to a person; 3: says nothing to it.
    ASK_CONTENT = N_(
        "Hello. We have closed this. Are you content? 1 yes, 2 no, look again, 3 no answer. "
        "Send STOP to end."
    )
    # Translators: the answer to a 2 of the two before.
    CONTESTED = N_("Thank you. A person will look at it again. Write here what is not right.")
    # Translators: days and weeks after we spoke to the employer. Nothing may tell that we did.
    ASK_CHECK_IN = N_("Hello. How are you? 1 all is well, 2 I have a problem. Send STOP to end.")
    # Translators: "it" is what the worker wrote about, which may be another way each day. Nothing
    # may tell what it is. 1 must mean that it is as the worker wrote, 2 that it is so no more.
    ASK_TODAY = N_(
        "Hello. About what you wrote: how is it today? 1 still so, 2 no longer, 3 do not know. "
        "Send STOP to end."
    )
    # Translators: "others" are another organisation that helps workers; nothing may tell that.
    # After "1 yes" they get what the worker wrote and write from this number.
    ASK_TRANSFER = N_(
        "Hello. Others may help better with this. May we pass on what you wrote to them? Then they "
        "write to you here. 1 yes, 2 no. Send STOP to end."
    )
    # Translators: the worker asked for another organisation. Two SMS segments at most.
    OTHERS_WANTED = N_("Got it. We see who else can help. We ask you before anything is passed on.")
    # Translators: the answer to a try like "test 1 2 3" or "hello".
    TRIED = N_(
        "It works, your text is here. A person reads it. "
        "Any day something is wrong, write it here in your own words."
    )
    # Translators: a question for information ("how much is overtime pay?") that has no answer yet.
    ASKED = N_("A person will answer you here.")
    # Translators: what does the law say about it? 3: overtime; 6: joining together, soft words;
    # 7: work before and after a birth; 8: what was paid for the job, and kept passports.
    ASK_RULES = N_(
        "Rules about what? 1 money, 2 hours, 3 extra hours, 4 rest, 5 safety, 6 joining a "
        "group, 7 having a baby, 8 fees or papers. 0 to skip."
    )
    # Translators: comes after an answer about the law.
    ASKED_MORE = N_(
        "If it is different for you, write it here in your own words. A person reads it."
    )
    WELCOME = N_("Hello. Write what happened, in your own words. No name needed. Send STOP to end.")
    # Translators: 9 brings the menu of languages, in their own names.
    HELP = N_(
        "Write in your own words and language. No name needed. Send your code for news, STOP to "
        "end, ERASE to delete your number, WORD to set a word, 9 for languages."
    )
    STOPPED = N_("You will get no more texts from us. To begin again, send START.")
    # Translators: only one SMS segment.
    CALLED = N_("We saw your call. We cannot talk here, but you can write, any day.")
    STARTED = N_("Hello again. You can write here any day. Send HELP for help.")
    ASK_CODE = N_("Please send your code, the 16 digits.")
    NO_SUCH_CODE = N_("We cannot find that code. Please check the 16 digits and send them again.")
    # Translators: 1 must mean yes and 2 no; it is done at once and can't be undone.
    ASK_ERASE = N_(
        "Delete your number and code here for good? Then we cannot write to you. What you wrote "
        "stays: to delete it too, send ERASE and your code. 1 yes, 2 no."
    )
    # Translators: as before, and all that the worker wrote.
    ASK_ERASE_TEXTS = N_(
        "Delete your number, your code and all you wrote here for good? 1 yes, 2 no."
    )
    ERASED = N_("Done. Your number and code are deleted here. Delete this chat on your phone too.")
    NOT_ERASED = N_("Nothing was deleted.")
    # Translators: only where a chat can be emptied for both sides (Telegram). CLEAR stays CLEAR.
    CLEAR_OFFER = N_("Send CLEAR to empty this chat every day.")
    CLEARED = N_("This chat will be emptied soon, and then every day.")

    # Translators: a word that the worker chooses; nothing here may sound like a secret.
    ASK_WORD = N_(
        "Send a word that only you know. From then on we ask for it before we show you a text. "
        "0 for none."
    )
    # Translators: for when somebody forces the worker to answer. 0 must mean none.
    ASK_SECOND_WORD = N_(
        "Got it. One more word, for when you are not alone: with it we show nothing. 0 for none."
    )
    WORD_KEPT = N_("Done. Delete these texts on your phone now.")
    WORD_UNFIT = N_("Please send another word: longer, and not one you often write.")
    WORD_UNCHANGED = N_("Nothing was changed.")
    # Translators: WORD is the command as your lexicon has it.
    WORD_IS_SET = N_("To change your word, send WORD and your code in one text.")
    # Translators: it must not say that there is something, only that there may be.
    WORD_WANTED = N_("Hello. Send your word to see if there is something for you.")
    WORD_WRONG = N_("That word is not right. Please try again.")
    WORD_NOTHING = N_("Thank you. There is nothing new for you.")

    STATUS_RECEIVED = N_("We have your message. Nobody has opened it yet.")
    STATUS_READING = N_("A person has opened your message and is reading it.")
    STATUS_INVESTIGATING = N_("A person is looking into it. You can write more here.")
    STATUS_CONFIRMED = N_("We checked it and it is true. We are still working on it.")
    STATUS_REMEDY = N_("A change was promised. We will check that it is done.")
    STATUS_CLOSED = N_("This is closed. If something is not right, write here.")
    STATUS_REFERRED = N_("Others can help better with this. Write here and we tell you who.")

    NEWS_READ = N_("A person has opened your message.")
    NEWS_LOOKING = N_("We have begun to look into it.")
    NEWS_FINDING = N_("We have checked it. It is true.")
    NEWS_BUYERS_TOLD = N_("The buyers have been told. We did not give your name or number.")
    NEWS_BUYER_SEEN = N_("A buyer has seen it.")
    # Translators: another organisation has taken it over and reads what the worker writes.
    NEWS_TRANSFERRED = N_("Others help you with this now. You can write here as before.")
    NEWS_CLOSED = N_("We have closed this. If something is not right, write here.")
