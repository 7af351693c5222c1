"""What a project holds comes in whole: users, codes, notes, cases, variables, sets, links, graphs, PDFs and transcripts."""

from collections.abc import Callable
from pathlib import Path

from coder.formats.refi.reading import LISTED, read
from tests.formats.refi.building import CODES, LI, QUOTES, TEXT, WANG, archive, coding, guid, one_text, qde, selection, selections, text_source
from tests.formats.refi.words import losses, passages


def test_two_people_code_the_same_passage(tmp_path: Path) -> None:
    """Overlapping, nested and equal passages by two users are all kept, with who and when; the same one twice is two."""
    start = TEXT.index("Kunshan")
    both = coding(0, 0, LI) + coding(1, 0, WANG) + coding(2, 1, WANG)
    inside = selection(0, start, start + 25, inside=both) + selection(1, start + 8, start + 12) + selection(2, start + 8, start + 12)
    found = read(one_text(tmp_path / "a.qdpx", TEXT, inside))
    assert passages(found) == ["Kunshan paid for the road"] * 3 + ["paid"] * 2
    assert [(each.code[-1], each.user) for each in found.codings] == [("0", "Li"), ("0", "王"), ("1", "王"), ("0", "Li"), ("0", "Li")]
    assert {each.created_at for each in found.codings} == {"2021-05-06T07:08:09.000Z"}


def test_identifiers_in_any_form_mean_the_same(tmp_path: Path) -> None:
    """Braces, upper and lower case; a reference to nowhere is told of."""
    code = guid("code", 0)
    inside = selection(0, 0, 11).replace(f'targetGUID="{code}"', f'targetGUID="{{{code.upper()}}}"') + selection(1, 0, 11, inside=coding(9, 77))
    found = read(one_text(tmp_path / "a.qdpx", TEXT, inside))
    assert passages(found) == ["Interviewer"] and losses(found)["codings with a code that is nowhere in the file"] == 1


def test_codes_as_programs_write_them(tmp_path: Path) -> None:
    """isCodable absent, 1 and 0; colours in all forms; codes below codes; descriptions as elements and attributes; the same name twice."""
    codes = (
        f'<Code guid="{guid("code", 0)}" name="a" isCodable="1" color="#abc"><Description>what &lt;a&gt; is</Description>'
        f'<Code guid="{guid("code", 1)}" name="b" color="rgb(1, 2, 255)" description="inside"/></Code>'
        f'<Code guid="{guid("code", 2)}" name="b" isCodable="0" color="#80AABBCC"/><Code guid="{guid("code", 3)}" name="c" color="mauve"/>'
    )
    found = read(one_text(tmp_path / "a.qdpx", TEXT, selections(TEXT), codes=codes))
    assert [(each.name, each.parent and each.parent[-1], each.colour, each.codable, each.description) for each in found.codes] == [
        ("a", None, "#AABBCC", True, "what <a> is"),
        ("b", "0", "#0102FF", True, "inside"),
        ("b", None, "#AABBCC", False, ""),
        ("c", None, "", True, ""),
    ]
    assert losses(found)["colours that are none"] == 1


def test_the_folder_around_the_whole_codebook_is_taken_off(tmp_path: Path) -> None:
    """NVivo puts a group called Nodes around all codes."""
    codes = f'<Code guid="{guid("code", 9)}" name="Nodes" isCodable="false">{CODES}</Code>'
    found = read(one_text(tmp_path / "a.qdpx", TEXT, selections(TEXT), codes=codes))
    assert [(each.name, each.parent) for each in found.codes] == [("code 0", None), ("code 1", None), ("code 2", None)]


def test_notes_and_descriptions_become_memos(tmp_path: Path) -> None:
    """On the project, a text, a passage, a coding, a code; two of one name are two; one without words is told of."""
    note = '<Note guid="{}" name="same" creatingUser="{}"><PlainTextContent>{}</PlainTextContent></Note>'
    notes = "".join(
        note.format(guid("note", n), WANG, words) for n, words in enumerate(("on a passage", "on a coding", "on a code", "on nothing", ""))
    )
    with_note = f'<NoteRef targetGUID="{guid("note", 1)}"/></Coding>'
    inside = (
        "<Description>about the talk</Description>"
        + selection(0, 0, 11, inside=f'<Description>first</Description>{coding(0)}{coding(1, 1)}<NoteRef targetGUID="{guid("note", 0)}"/>')
        + selection(1, 0, 11, inside=coding(2).replace("</Coding>", with_note))
        + selection(2, 0, 11, inside="")
    )
    codes = CODES.replace("/>", f'><NoteRef targetGUID="{guid("note", 2)}"/></Code>', 1)
    found = read(one_text(tmp_path / "a.qdpx", TEXT, inside, codes=codes, after=f"<Notes>{notes}</Notes><Description>all of it</Description>"))
    memos = {(each.body, each.target_kind, each.kind, each.title) for each in found.memos}
    assert memos == {
        ("about the talk", "document", "description", ""),
        ("first", "passage", "description", ""),
        ("on a passage", "passage", "", "same"),
        ("on a coding", "coding", "", "same"),
        ("on a code", "code", "", "same"),
        ("on nothing", "project", "", "same"),
        ("Interviewer", "passage", "quotation", ""),
        ("all of it", "project", "description", ""),
    }
    assert losses(found)["notes without a text"] == 1 and {each.user for each in found.memos if each.title} == {"王"}


def test_a_note_in_which_passages_are_coded_is_a_document_too(tmp_path: Path) -> None:
    """NVivo lets memos be coded."""
    coded = f'<Notes><Note guid="{guid("note", 0)}" name="diary"><PlainTextContent>{TEXT}</PlainTextContent>{selections(TEXT)}</Note></Notes>'
    found = read(one_text(tmp_path / "a.qdpx", TEXT, "", after=coded))
    assert passages(found) == list(QUOTES) and [each.kind for each in found.texts] == [None, "note"]


VARIABLES = (
    f'<Variables><Variable guid="{guid("note", 50)}" name="age" typeOfVariable="Integer"/>'
    f'<Variable guid="{guid("note", 51)}" name="since" typeOfVariable="DateTime"/></Variables>'
)


def _value(number: int, element: str, value: str) -> str:
    return f'<VariableValue><VariableRef targetGUID="{guid("note", number)}"/><{element}>{value}</{element}></VariableValue>'


def test_cases_and_variables_wherever_they_stand(tmp_path: Path) -> None:
    """Before or after the sources; values of sources and of cases; a case that shares its identifier with a code has the texts coded whole."""
    case = (
        f'<Cases><Case guid="{guid("case", 0)}" name="Liu">{_value(50, "IntegerValue", "51")}<SourceRef targetGUID="{guid("source", 0)}"/></Case>'
        f'<Case guid="{guid("code", 1)}" name="NVivo case"/>'
        f'<Case guid="{guid("case", 2)}" name="part"><SelectionRef targetGUID="{guid("selection", 0)}"/></Case>'
        "</Cases>"
    )
    inside = selection(0, 0, 11) + coding(5, 1) + _value(51, "DateTimeValue", "2021-05-06T00:00:00Z")
    for more, after in ((VARIABLES + case, ""), (VARIABLES, case)):
        found = read(one_text(tmp_path / "a.qdpx", TEXT, inside, more=more, after=after))
        source = f"TextSource {guid('source', 0)}"
        assert [(each.name, each.texts, each.passages) for each in found.cases] == [
            ("Liu", (source,), ()),
            ("NVivo case", (source,), ()),
            ("part", (), ((source, 0, 11),)),
        ]
        assert {(each.target_kind, each.variable, each.value_type, each.value) for each in found.values} == {
            ("case", "age", "integer", "51"),
            ("document", "since", "date", "2021-05-06"),
        }


def test_sets_links_and_graphs(tmp_path: Path) -> None:
    """Of codes and texts; from a coding to a code; drawn with edges. What leads nowhere is told of."""
    after = (
        f'<Links><Link guid="{guid("note", 60)}" name="leads to" direction="OneWay" originGUID="{guid("selection", 0)}"'
        f' targetGUID="{guid("code", 2)}"/><Link guid="{guid("note", 61)}" originGUID="{guid("code", 2)}" targetGUID="{LI}"/></Links>'
        f'<Sets><Set guid="{guid("note", 62)}" name="hot"><MemberCode targetGUID="{guid("code", 0)}"/>'
        f'<MemberSource guid="{guid("source", 0)}"/></Set></Sets>'
        f'<Graphs><Graph guid="{guid("note", 63)}" name="map">'
        f'<Vertex guid="1" representedGUID="{guid("code", 0)}"/><Vertex guid="2" name="road"/>'
        f'<Vertex guid="3" representedGUID="{guid("source", 0)}"/>'
        f'<Edge guid="4" sourceVertex="1" targetVertex="2" direction="OneWay" name="builds"/></Graph></Graphs>'
    )
    found = read(one_text(tmp_path / "a.qdpx", TEXT, selection(0, 0, 11), after=after))
    assert [(each.origin, each.target, each.direction, each.name) for each in found.links] == [
        (("coding", guid("coding", 0)), ("code", guid("code", 2)), "one_way", "leads to")
    ]
    assert [(each.member_kind, len(each.members)) for each in found.sets] == [("code", 1), ("document", 1)]
    assert [each.body for each in found.memos if each.kind == "graph"] == ["code 0 -> road (builds)\ntalk 0"]
    assert losses(found)["links to what did not come in"] == 1


def _pdf(selections_: str, representation: str = "") -> str:
    inner = f'<Representation guid="{guid("source", 1)}" plainTextPath="internal://{guid("source", 0)}.txt">{representation}</Representation>'
    return f'<PDFSource guid="{guid("source", 0)}" name="paper" path="internal://paper.pdf">{selections_}{inner}</PDFSource>'


def _on_page(number: int, name: str, inside: str = "") -> str:
    place = 'page="0" firstX="1" firstY="1" secondX="2" secondY="2"'
    return f'<PDFSelection guid="{guid("selection", number)}" name="{name}" {place}>{inside}{coding(number)}</PDFSelection>'


def test_selections_of_pdfs_are_placed_by_their_words(tmp_path: Path) -> None:
    """White space aside; words that stand twice or go on are doubtful; words that stand nowhere are listed in a text of their own."""
    inline = f"<Representation><PlainTextContent>{QUOTES[5]}</PlainTextContent></Representation>"
    pages = (
        _on_page(0, "came first 😀.Then the others") + _on_page(1, "Mayor Liu") + _on_page(2, "Yoshida: 𠮷田 is my…") + _on_page(3, "no such words")
    )
    found = read(archive(tmp_path / "a.qdpx", qde(_pdf(pages + _on_page(4, "Quotation 12:3", inline))), {0: TEXT}))
    assert passages(found)[:4] == ["came first 😀. Then the others", "Mayor Liu", "Yoshida: 𠮷田 is my", QUOTES[5]]
    assert passages(found)[4].startswith("[page 0: ") and passages(found)[4].endswith("] no such words")
    assert losses(found)["selections of pages and recordings whose words are not in the text: listed in a text of their own"] == 1
    told = [each.expected for each in found.report.doubtful]
    assert len(told) == 2 and "stands 2 times" in told[0] and "cut short" in told[1]


def test_a_selection_in_both_forms_is_one(tmp_path: Path) -> None:
    """ATLAS.ti writes a PDFSelection and a PlainTextSelection with one identifier."""
    start = TEXT.index("Kunshan")
    xml = qde(_pdf(_on_page(0, "Kunshan"), selection(0, start, start + 7, "Kunshan")))
    found = read(archive(tmp_path / "a.qdpx", xml, {0: TEXT}))
    assert passages(found) == ["Kunshan"] and found.report.verified == 1


def test_transcripts_with_sync_points(tmp_path: Path) -> None:
    """Selections between sync points are passages; stretches of the recording lie where the sync points say, and are doubtful."""
    lines = [0, *(at + 1 for at, each in enumerate(TEXT) if each == "\n")][:-1]
    points = "".join(f'<SyncPoint guid="{guid("note", 70 + n)}" position="{at}" timeStamp="{1000 * n}"/>' for n, at in enumerate(lines))
    made = f'<TranscriptSelection guid="{guid("selection", 0)}" name="" fromSyncPoint="{guid("note", 71)}" toSyncPoint="{guid("note", 72)}">'
    transcript = (
        f'<Transcript guid="{guid("source", 0)}" name="talk" plainTextPath="internal://{guid("source", 0)}.txt">{points}{made}{coding(0)}'
        "</TranscriptSelection></Transcript>"
    )
    stretch = f'<VideoSelection guid="{guid("selection", 1)}" begin="2100" end="2900">{coding(1)}</VideoSelection>'
    film = f'<VideoSource guid="{guid("source", 5)}" name="film" path="relative:///film.mp4">{transcript}{stretch}</VideoSource>'
    found = read(archive(tmp_path / "a.qdpx", qde(film), {0: TEXT}))
    assert passages(found) == [TEXT[lines[1] : lines[2]], TEXT[lines[2] : lines[3]]]
    assert found.texts[0].metadata["cues"] == [[at, n, min(n + 1, len(lines) - 1)] for n, at in enumerate(lines)]
    told = [each.expected for each in found.report.doubtful]
    assert len(told) == 2 and "another way of counting" in told[0] and "2100" in told[1]


def test_pictures_and_recordings_without_words_are_told_of(tmp_path: Path) -> None:
    """A text lists their selections, a line each, coded as they were; descriptions and values are on that text."""
    region = f'<PictureSelection guid="{guid("selection", 0)}" firstX="1" firstY="1" secondX="2" secondY="2">{coding(0)}</PictureSelection>'
    picture = f'<PictureSource guid="{guid("source", 5)}" name="mill.jpg"><Description>The mill.</Description>{region}</PictureSource>'
    stretch = f'<AudioSelection guid="{guid("selection", 1)}" name="on wages" begin="61500" end="3600000">{coding(1, user=WANG)}</AudioSelection>'
    recording = f'<AudioSource guid="{guid("source", 6)}" name="talk.mp3">{stretch}{coding(2, 1)}</AudioSource>'
    silent = f'<AudioSource guid="{guid("source", 7)}" name="hum.mp3"><Description>A hum.</Description></AudioSource>'
    found = read(archive(tmp_path / "a.qdpx", qde(picture + recording + silent), {}))
    assert [each.text for each in found.texts] == [
        "[picture, not in the file] mill.jpg\n[1,1 - 2,2]\n",
        "[recording, not in the file] talk.mp3\n[0:01:01.5-1:00:00] on wages\n",
    ]
    assert passages(found) == ["[1,1 - 2,2]", "[0:01:01.5-1:00:00] on wages", found.texts[1].text]
    assert [each.user for each in found.codings][:2] == ["Li", "王"]
    assert losses(found)[f"pictures and recordings without a transcript{LISTED}"] == 2
    assert losses(found)["pictures and recordings without a transcript"] == 1 and not any("codings" in each for each in losses(found))
    assert [(each.target_kind, each.body) for each in found.memos] == [("document", "The mill."), ("project", "A hum.")]
    assert found.report.convention == "" and (found.report.selections, found.report.unverifiable) == (2, 2)


def test_a_text_that_is_only_there_formatted_is_taken_out_of_it(tmp_path: Path) -> None:
    """A .docx without a plain twin; the report says that offsets need not fit."""
    import io
    import zipfile

    from docx import Document as Docx

    made = Docx()
    for line in TEXT.rstrip("\n").split("\n"):
        made.add_paragraph(line)
    stream = io.BytesIO()
    made.save(stream)
    xml = qde(text_source(selections(TEXT), path="", attributes='richTextPath="internal://rich.docx"'))
    path = archive(tmp_path / "a.qdpx", xml, {})
    with zipfile.ZipFile(path, "a") as archived:
        archived.writestr("sources/rich.docx", stream.getvalue())
    found = read(path)
    assert passages(found) == list(QUOTES) and losses(found)["texts taken out of formatted files: offsets need not fit them"] == 1


def test_children_in_the_wrong_order_empty_containers_and_strange_elements(tmp_path: Path) -> None:
    """What breaks the standard is read as it is meant."""
    xml = qde(text_source(selections(TEXT)), after="<Sets/><Links></Links><Graphs/><Selections/><Invention><x/></Invention>")
    book = xml[xml.index("<CodeBook>") : xml.index("</CodeBook>") + len("</CodeBook>")]
    found = read(archive(tmp_path / "a.qdpx", xml.replace(book, "").replace("</Project>", f"{book}</Project>"), {0: TEXT}))
    assert passages(found) == list(QUOTES) and losses(found)["elements that the standard does not have"] == 2


def test_the_dialect_with_the_code_on_the_coding(tmp_path: Path) -> None:
    """`Coding codeGUID` stands for a CodeRef."""
    plain = f'<Coding codeGUID="{guid("code", 1)}"/>'
    found = read(one_text(tmp_path / "a.qdpx", TEXT, selection(0, 0, 11, inside=plain)))
    assert [(each.code[-1], each.user) for each in found.codings] == [("1", "Li")]


def test_codebooks(tmp_path: Path) -> None:
    """A .qdc with any namespace, empty Sets, or sets of its own."""
    for namespace in ("urn:QDA-XML:codebook:1.0", "urn:QDA-XML:codebook:0:4", "urn:QDA-XML:codebook:1:0", ""):
        sets = f'<Sets><Set guid="x" name="hot"><MemberCode guid="{guid("code", 1)}"/></Set></Sets>' if namespace else "<Sets/>"
        (tmp_path / "a.qdc").write_text(
            f'\ufeff<?xml version="1.0"?><CodeBook xmlns="{namespace}" origin="Tool"><Codes>{CODES}</Codes>{sets}</CodeBook>', encoding="utf-8"
        )
        found = read(tmp_path / "a.qdc")
        assert len(found.codes) == 3 and not found.texts and len(found.sets) == bool(namespace)
        assert found.report.producer == "Tool" and found.report.selections == 0


def test_the_work_grows_with_the_selections(tmp_path: Path, growth: Callable[..., float]) -> None:
    """Eight times the selections in one text, in Chinese with characters beyond U+FFFF and CR LF, cost about eight times as much."""
    raw = "镇长：𠮷田说昆山出钱修了路📌，后来我们建了市场。\r\n" * 4000
    line = len(raw) // 4000

    def work(number: int) -> None:
        places = ((n % 3900 * line + 3, n % 3900 * line + 3 + 9 + n % 7) for n in range(number))
        inside = "".join(selection(n, start, stop, raw[start:stop]) for n, (start, stop) in enumerate(places))
        assert len(read(one_text(tmp_path / "a.qdpx", raw, inside)).codings) == number

    assert growth(work, 500) < 1.5
