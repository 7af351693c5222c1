"""Any verb of the Python API with any arguments, for tests that do long random sequences of them."""

import random
from collections.abc import Callable
from pathlib import Path

from coder.errors import CoderError
from coder.model.actor_suggestion import ActorSuggestion
from coder.model.suggestion import Suggestion
from coder.project.project import Project

NAMES = ("昆山", "商会", "Mayor", "镇长", "Owner", "East", "West", "王先生")
TEXTS = (
    "访谈者：您怎么看昆山？\n镇长：我们招商引资，和台商对接。\n访谈者：谢谢。\n镇长：不客气。\n",
    "Interviewer: Who came?\nMayor: The firms came in 1998.\nInterviewer: And then?\nOwner: We stayed.\n",
    "Speaker 1: Hello there.\nSpeaker 2: Hello to you.\nSpeaker 1: Shall we begin?\nSpeaker 2: Yes.\n",
    "昆山在江苏。\n乡镇企业改制以后，外来务工人员越来越多。\n",
)


class Actions:
    """Every verb of the Python API, with arguments drawn from one source; a verb that does not fit raises and changes nothing."""

    def __init__(self, project: Project, draw: random.Random, folder: Path) -> None:
        self.project, self.draw, self.folder = project, draw, folder
        self.codes = [code.key for code in project.codebooks.codes() if code.key.startswith("sit.") and code.codable]
        self.number = 0

    def verbs(self) -> list[Callable[[], object]]:
        """All of them, the frequent ones more than once."""
        named = [getattr(self, name) for name in sorted(dir(self)) if name.startswith("do_")]
        return [*named, *[self.do_add_document] * 2, *[self.do_add_coding] * 6, *[self.do_add_memo] * 2, *[self.do_add_mention] * 2]

    def do_add_document(self) -> None:
        self.number += 1
        place = self.folder / f"text{self.number}.txt"
        place.write_text(self.draw.choice(TEXTS) + f"Note {self.draw.randrange(8)}.\n", encoding="utf-8")
        self.project.documents.add([place], kind=self.draw.choice(("interview", "note")), town=self.draw.choice((None, "昆山", "East")))

    def do_remove_document(self) -> None:
        self.project.documents.remove(self._document())

    def do_rename_document(self) -> None:
        self.project.documents.rename(self._document(), f"title {self.draw.randrange(99)}")

    def do_set_document(self) -> None:
        self.project.documents.set(self._document(), kind=self.draw.choice(("interview", "note", "policy")), language="mixed")

    def do_revise_document(self) -> None:
        document = self._document()
        text = self.project.documents.text(document)
        place = self.folder / "corrected.txt"
        at = self.draw.randrange(len(text))
        place.write_text(text[:at] + self.draw.choice(("改", " more ", "")) + text[at + self.draw.randrange(9) :], encoding="utf-8")
        self.project.documents.revise(document, place)

    def do_finish(self) -> None:
        self.project.documents.finish(self._document(), finished=self.draw.random() < 0.7)

    def do_split_turn(self) -> None:
        document = self._document()
        self.project.documents.split_turn(document, self.draw.randrange(60), speaker=self._speaker() if self.draw.random() < 0.5 else None)

    def do_merge_turn(self) -> None:
        self.project.documents.merge_turn(self._document(), self.draw.randrange(1, 6))

    def do_assign_turn(self) -> None:
        self.project.documents.assign_turn(self._document(), self.draw.randrange(1, 6), self._speaker())

    def do_reset_turns(self) -> None:
        self.project.documents.undo_turn_edits(self._document())

    def do_add_coding(self) -> None:
        self.project.codings.add(self._document(), *self._span(), self._code(), certainty=self.draw.choice((None, 1, 3)))

    def do_add_codings(self) -> None:
        self.project.codings.add_many([(self._document(), *self._span(), self._code()) for _ in range(4)])

    def do_edit_coding(self) -> None:
        self.project.codings.edit(self._one(self.project.codings.all()).id, code=self._code(), start=self.draw.randrange(40))

    def do_remove_coding(self) -> None:
        self.project.codings.remove(self._one(self.project.codings.all()).id)

    def do_add_code(self) -> None:
        self.project.codebooks.add_code(f"sit.own{self.draw.randrange(6)}", parent=self.draw.choice((None, "sit")))

    def do_edit_code(self) -> None:
        self.project.codebooks.edit_code(self._code(), colour=f"#{self.draw.randrange(1 << 24):06X}", retired=self.draw.random() < 0.2)

    def do_merge_codes(self) -> None:
        self.project.codebooks.merge_codes(self._code(), self._code())

    def do_define_code(self) -> None:
        self.project.codebooks.edit_code(self._code(), definition={"en": f"meaning {self.draw.randrange(9)}"}, include={"zh": ("一",)})

    def do_move_code(self) -> None:
        self.project.codebooks.move_code(self._code(), **{self.draw.choice(("before", "after", "under")): self._code()})

    def do_split_code(self) -> None:
        coding = self._one(self.project.codings.all())
        code = next(each for each in self.project.codebooks.codes() if each.id == coding.code_id)
        same = [each.id for each in self.project.codings.all() if each.code_id == code.id]
        self.project.codebooks.split_code(code.id, same[: self.draw.randrange(1, 4)], f"sit.part{self.draw.randrange(6)}")

    def do_confirm_coding(self) -> None:
        self.project.codings.confirm(*(each.id for each in self.project.codings.all()[:3]))

    def do_remove_code(self) -> None:
        self.project.codebooks.remove_code(self._code())

    def do_add_memo(self) -> None:
        targets = [("project", None), ("document", self._document()), ("code", self._code())]
        targets += [("coding", each.id) for each in self.project.codings.all()[:1]]
        targets += [("speaker", each.id) for each in self.project.speakers.list()[:1]]
        targets += [("actor", each.id) for each in self.project.actors.list()[:1]]
        targets += [("town", each.id) for each in self.project.towns.list()[:1]]
        targets += [("mention", each.id) for each in self.project.mentions.list()[:1]]
        self.project.memos.add(*self.draw.choice(targets), f"why {self.draw.randrange(9)}")

    def do_add_passage_memo(self) -> None:
        start, stop = self._span()
        self.project.memos.add("passage", self._document(), "here", start=start, stop=stop)

    def do_edit_memo(self) -> None:
        self.project.memos.edit(self._one(self.project.memos.list()).id, body=f"because {self.draw.randrange(9)}")

    def do_remove_memo(self) -> None:
        self.project.memos.remove(self._one(self.project.memos.list()).id)

    def do_add_mention(self) -> None:
        self.project.mentions.add(
            self._document(), *self._span(), self._name(), self._name(), situations=[self._code()], kinds=["information"], scale="local"
        )

    def do_edit_mention(self) -> None:
        mention = self._one(self.project.mentions.list())
        self.project.mentions.edit(mention.id, actor_a=self._name(), status=self.draw.choice(("planned", "ended")), memo="see")

    def do_remove_mention(self) -> None:
        self.project.mentions.remove(self._one(self.project.mentions.list()).id)

    def do_add_actor(self) -> None:
        self.project.actors.add(self._name(), kind="actor.enterprise_private", town=self.draw.choice((None, "昆山")))

    def do_rename_actor(self) -> None:
        self.project.actors.rename(self._actor(), self._name())

    def do_set_actor(self) -> None:
        self.project.actors.set(self._actor(), aliases=[self._name()], pseudonym="A", level="county")

    def do_alias_actor(self) -> None:
        self.project.actors.alias(self._actor(), f"{self._name()} {self.draw.randrange(9)}")

    def do_unalias_actor(self) -> None:
        actor = self._one(self.project.actors.list())
        self.project.actors.unalias(actor.id, *actor.aliases[:1])

    def do_split_actor(self) -> None:
        actor = self._one(self.project.actors.list())
        named = self.project.actors.mentions(actor.id)[:1]
        self.project.actors.split(actor.id, f"part {self.draw.randrange(99)}", said=actor.aliases[:1], mentions=[each.id for each in named])

    def do_accept_actors(self) -> None:
        suggested = ActorSuggestion(name=f"firm {self.draw.randrange(99)}", forms=(self._name(),), kind="actor.enterprise_private", place="昆山")
        self.project.actors.accept([suggested])

    def do_speak_as(self) -> None:
        self.project.speakers.set(self._speaker(), actor=self.draw.choice((self._actor(), "")))

    def do_merge_actors(self) -> None:
        self.project.actors.merge(self._actor(), self._actor())

    def do_remove_actor(self) -> None:
        self.project.actors.remove(self._actor())

    def do_add_town(self) -> None:
        self.project.towns.add(self._name(), county=self.draw.choice(("", "苏州")))

    def do_rename_town(self) -> None:
        self.project.towns.rename(self._town(), self._name())

    def do_set_town(self) -> None:
        self.project.towns.set(self._town(), county="嘉兴", near_region=["上海"])

    def do_merge_towns(self) -> None:
        self.project.towns.merge(self._town(), self._town())

    def do_remove_town(self) -> None:
        self.project.towns.remove(self._town())

    def do_scope(self) -> None:
        start, stop = self.draw.choice(((None, None), self._span()))
        self.project.towns.speaks_of(self._document(), self._town(), start=start, stop=stop)

    def do_no_scope(self) -> None:
        self.project.towns.no_longer(self._document(), self._town())

    def do_add_speaker(self) -> None:
        self.project.speakers.add(self._name(), role="official")

    def do_rename_speaker(self) -> None:
        self.project.speakers.rename(self._speaker(), self._name())

    def do_set_speaker(self) -> None:
        self.project.speakers.set(self._speaker(), role="expert", pseudonym="P1")

    def do_merge_speakers(self) -> None:
        self.project.speakers.merge(self._speaker(), self._speaker())

    def do_define_attribute(self) -> None:
        self.project.attributes.define("document", self.draw.choice(("year", "sector")), values=("1998", "2004"))

    def do_set_attribute(self) -> None:
        kind = self.draw.choice(("document", "town", "speaker"))
        target = {"document": self._document, "town": self._town, "speaker": self._speaker}[kind]()
        self.project.attributes.set(kind, target, self.draw.choice(("year", "size")), self.draw.choice(("1998", "2004", "")))

    def do_load_attributes(self) -> None:
        table = self.folder / "table.csv"
        rows = "".join(f"{each.id},{self.draw.randrange(9)}\n" for each in self.project.documents.list())
        table.write_text("document,rank\n" + rows, encoding="utf-8")
        self.project.attributes.load("document", table)

    def do_set_setting(self) -> None:
        self.project.settings.set("tui.pinned", self.draw.choice((None, ["a"], {"b": 1})))

    def do_add_user(self) -> None:
        self.project.users.add(self._name())

    def do_accept(self) -> None:
        self.project.suggestions.accept(self._suggestion())

    def do_reject(self) -> None:
        self.project.suggestions.reject(self._suggestion())

    def do_undo(self) -> None:
        self.project.history.undo()

    def do_redo(self) -> None:
        self.project.history.redo()

    def _suggestion(self) -> Suggestion:
        start, stop = self._span()
        code = self.project.codebooks.code(self._code()).id
        return Suggestion(document_id=self._document(), start=start, stop=stop, code_id=code, score=0.5, suggester="test@1")

    def _one(self, things: tuple) -> object:
        if not things:
            raise CoderError("there is none yet")
        return self.draw.choice(things)

    def _document(self) -> str:
        return self._one(self.project.documents.list()).id

    def _speaker(self) -> str:
        return self._one(self.project.speakers.list()).id

    def _actor(self) -> str:
        return self._one(self.project.actors.list()).id

    def _town(self) -> str:
        return self._one(self.project.towns.list()).id

    def _name(self) -> str:
        return self.draw.choice(NAMES)

    def _code(self) -> str:
        return self.draw.choice([*self.codes[:6], "sit.own0", "sit.own1"])

    def _span(self) -> tuple[int, int]:
        start = self.draw.randrange(30)
        return start, start + self.draw.randrange(1, 20)
