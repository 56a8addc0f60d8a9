from intake.dialogue.model.waiting import SideQuestion
from intake.dialogue.talk.diagram import diagram


def test_it_shows_every_question_in_front_of_the_reports() -> None:
    lines = diagram().splitlines()
    for question in SideQuestion:
        assert any(line.startswith(f"    {question} --> ") for line in lines)
        assert any(line.split(":")[0].endswith(f" --> {question}") for line in lines)
