"""A small project with nasty text, and small files of each format, for all tests of formats."""

import hashlib
import io
import zipfile
from types import SimpleNamespace

import pytest

from coder.model import ids
from coder.model.adjudication import Adjudication, Settled
from coder.model.attribute import Attribute, AttributeDef
from coder.model.change import Event
from coder.model.codebook import Code, Codebook, Dimension, IdealType
from coder.model.coding import Coding, Decision, Memo
from coder.model.disagreement import Original
from coder.model.document import Document, Segment, Speaker, TurnEdit
from coder.model.exposure import Exposure
from coder.model.linkage import ActorRef, Linkage, LinkageMention
from coder.model.recoding import Recoding
from coder.model.snapshot import Snapshot
from coder.model.span import Anchor
from coder.model.town import Actor, Town, TownScope
from coder.model.user import Setting, User

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
OPEN = f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" xmlns:table="{_ODF}:table:1.0"'
_EAF = (
    '<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="t1" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="t2"/></TIME_ORDER>'
    '<TIER TIER_ID="李"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="t1" TIME_SLOT_REF2="t2">'
    "<ANNOTATION_VALUE>昆山很好</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>"
)
AT = "2026-11-22T08:00:00Z"
TEXT = '访谈者：昆山😀怎么样？\n李：=HYPERLINK("http://x")，很\u2028好, "真的"。\n王：-\x0b招商𠮷\n'
SECOND = "A plain note.\n@here +1\n"


def document(text: str, title: str, **more: object) -> Document:
    """A document with this text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    fields: dict[str, object] = {
        "id": ids.document_id(digest),
        "title": title,
        "kind": "interview",
        "language": "zh",
        "text_sha256": digest,
        "length": len(text),
        "source": f"{title}.txt",
        "source_sha256": digest,
        "encoding": "utf-8",
        "importer": "plain@1",
        "created_at": AT,
        "created_by": "u1",
    }
    return Document(**{**fields, **more})  # type: ignore[arg-type]


@pytest.fixture
def project() -> Snapshot:
    """Two documents, two codes, codings with formulas and control characters, a mention, a memo, an event."""
    first, second = document(TEXT, "=一号"), document(SECOND, "note", kind="note", language="en", metadata={"year": 2020, "tags": ["a"]})
    book = Codebook(
        id=ids.codebook_id("sit"),
        key="sit",
        version="1.0",
        names={"en": "Situations", "zh": "情境"},
        languages=("zh", "en"),
        dimensions=(Dimension(id="knowledge", names={"en": "Knowledge"}, poles={"first": ("sit.match",), "before": ("sit.mediate",)}),),
        ideal_types=(IdealType(id="kunshan", names={"zh": "昆山"}, corner={"knowledge": "first"}),),
        notes={"sources": ["x", {"y": None}]},
    )
    group = Code(id=ids.code_id(book.id, "sit"), codebook_id=book.id, key="sit", names={"en": "Situation"}, codable=False)
    match = Code(
        id=ids.code_id(book.id, "sit.match"),
        codebook_id=book.id,
        key="sit.match",
        parent_id=group.id,
        position=1,
        names={"en": "Skill matching", "zh": "技能匹配"},
        cues={"zh": ("对接", "匹配")},
        definition={"en": "Skills meet jobs."},
        mnemonic="m",
    )
    speech = TEXT.index("=HYPER")
    tail = TEXT.index("-\x0b")
    codings = (
        Coding(id="c1", document_id=first.id, start=speech, stop=TEXT.index("\n王"), code_id=match.id, user_id="u1", created_at=AT, certainty=2),
        Coding(id="c2", document_id=first.id, start=tail, stop=tail + 4, code_id=match.id, user_id="u1", created_at=AT, origin="import"),
        Coding(id="c3", document_id=second.id, start=14, stop=19, code_id=match.id, user_id="u1", created_at=AT),
    )
    li = Speaker(id="s1", name="李主任", labels=("李",), role="official")
    turns = (
        Segment(kind="turn", ordinal=1, start=4, stop=TEXT.index("\n李"), label="访谈者", label_start=0),
        Segment(kind="turn", ordinal=2, start=speech, stop=TEXT.index("\n王"), label="李", label_start=speech - 2),
        Segment(kind="turn", ordinal=3, start=tail, stop=tail + 4, label="王", label_start=tail - 2, time_start=1.5),
    )
    mention = LinkageMention(
        id="m1",
        document_id=first.id,
        anchors=(Anchor.of(TEXT, 4, 6), Anchor.of(TEXT, 7, 9)),
        user_id="u1",
        created_at=AT,
        actor_a=ActorRef(label="镇政府", actor_id="a1", kind="actor.gov_township", tier="township", place="东镇"),
        actor_b=ActorRef(label="+台商"),
        town_id="t1",
        linkage_id="l1",
        speaker_id="s1",
        clause_ref="1-2",
        evidence_mode="second_hand",
        situations=("sit.match",),
        systems=("sys.organisational",),
        step="step.experiment",
        brokers=(ActorRef(label="=商会", kind="actor.business_association", place="台湾"),),
        initiator="broker",
        kinds=("kind.labour", "kind.capital"),
        direction="dir.inward",
        scale="scale.global",
        scale_source="coder",
        scale_gazetteer="scale.national",
        dynamics="dyn.ppp",
        risk="unclear",
        relation="rel.tight",
        borrowed_from=("台湾", "香港"),
        status="ended",
        valence="gain",
        polarity="denied",
        time_from="199X",
        time_to="2004~",
        phase="-第一期",
        intensity=2,
        confidence=3,
        memo="@看原文",
        origin="accepted_suggestion",
        decision_id="d1",
        codebook_version="0.1+0",
        adjudication="resolved_by:@ana",
        prefilled=("actor_b", "kinds"),
        model_hash="ab12",
    )
    return Snapshot(
        name="示例",
        users=(User(id="u1", name="@ana"),),
        codebooks=(book,),
        codes=(group, match),
        documents=(first, second),
        texts={first.id: TEXT, second.id: SECOND},
        segments={first.id: turns},
        turn_speakers={first.id: (None, "s1", None)},
        speakers=(li,),
        turn_edits=(TurnEdit(id="e1", document_id=first.id, start=speech - 2, speaker_id="s1"),),
        codings=codings,
        decisions=(
            Decision(
                id="d1",
                document_id=first.id,
                start=4,
                stop=6,
                code_id=match.id,
                user_id="u1",
                verdict="rejected",
                score=0.25,
                suggester="cues@1",
                created_at=AT,
            ),
        ),
        exposures=(
            Exposure(
                id="x1",
                document_id=first.id,
                start=4,
                stop=9,
                user_id="u1",
                condition="withheld",
                codes=(match.id,),
                scores=(0.25,),
                suggester="cues@1",
                created_at=AT,
            ),
        ),
        adjudications=(
            Adjudication(
                id="j1",
                document_id=first.id,
                start=4,
                stop=9,
                kind="boundary",
                coders=("u1", "u2"),
                originals=(Original(id="c1", user_id="u1", start=4, stop=6, code_id=match.id, slots={"scale": ("scale.local",)}),),
                verdict="other",
                chosen=("u1",),
                settled=(Settled(start=4, stop=9, code_id=match.id),),
                slots={"scale": "u1"},
                reason="=1+1 定义",
                user_id="u1",
                codebook_version="1+0",
                created_at=AT,
            ),
        ),
        recodings=(
            Recoding(
                id="g1",
                document_id=first.id,
                start=4,
                stop=9,
                user_id="u1",
                draw=1,
                seed=7,
                drawn_at=AT,
                codes=(match.id,),
                coded_at=AT,
                codebook_version="1+0",
            ),
        ),
        memos=(
            Memo(id="n1", target_kind="coding", target_id="c1", title="why", body="=1+1\nsee 2", user_id="u1", created_at=AT, updated_at=AT),
            Memo(id="n2", target_kind="project", body="idea", user_id="u1", created_at=AT, updated_at=AT),
        ),
        actors=(Actor(id="a1", names={"zh": "镇政府"}, town_id="t1"),),
        towns=(Town(id="t1", names={"zh": "东镇", "en": "East"}), Town(id="t2", names={"zh": "西镇"})),
        town_scopes=(
            TownScope(id="w1", town_id="t1", document_id=first.id),
            TownScope(id="w2", town_id="t2", document_id=first.id, start=tail, stop=tail + 4),
        ),
        mentions=(mention,),
        linkages=(Linkage(id="l1", label="镇政府 - 台商", town_id="t1", kinds=("kind.labour",), apart=("l9",), memo="+见访谈"),),
        attribute_defs=(AttributeDef(id="f1", key="year", target_kind="document", value_type="integer"),),
        attributes=(Attribute(id="v1", def_id="f1", target_id=first.id, value="2020"),),
        settings=(Setting(id="g1", key="anchors", value={"low": [1, 2.5, None]}),),
        events=(
            Event(
                replica="r1",
                seq=1,
                txn=1,
                at=AT,
                user_id="u1",
                entity="coding",
                entity_id="c1",
                kind="do",
                label="code",
                undoes=None,
                payload='{"after":1}',
                payload_sha256="aa",
                digest="bb",
            ),
        ),
    )


def _zipped(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _docx(body: str, **parts: str) -> bytes:
    """A Word document with this body; parts such as `footnotes` go beside it."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="r1" Type="{office}/officeDocument" Target="word/document.xml"/>'
    own = {
        "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{link}</Relationships>',
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document {WORD}><w:body>{body}</w:body></w:document>',
    }
    return _zipped({**own, **{f"word/{name}.xml": f"<w:{name} {WORD}>{content}</w:{name}>" for name, content in parts.items()}})


def _odt(body: str) -> bytes:
    """An OpenDocument text with this body."""
    content = f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {OPEN}><office:body><office:text>{body}</office:text></office:body>'
    return _zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": f"{content}</office:document-content>"})


def _pdf(*pages: str, encrypt: str = "") -> bytes:
    """A PDF whose pages hold these lines, in a font that maps two-byte codes to Unicode by a ToUnicode table."""
    import pypdf
    from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject, TextStringObject

    def named(**items: object) -> DictionaryObject:
        return DictionaryObject({NameObject(f"/{key}"): value for key, value in items.items()})  # type: ignore[misc]

    writer = pypdf.PdfWriter()
    letters = sorted(set("".join(pages)) - {"\n"})
    table = DecodedStreamObject()
    lines = "\n".join(f"<{number:04x}> <{letter.encode('utf-16-be').hex()}>" for number, letter in enumerate(letters, start=1))
    head = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange"
    table.set_data(f"{head} {len(letters)} beginbfchar\n{lines}\nendbfchar endcmap end".encode())
    system = named(Registry=TextStringObject("Adobe"), Ordering=TextStringObject("Identity"), Supplement=NumberObject(0))
    below = named(
        Type=NameObject("/Font"), Subtype=NameObject("/CIDFontType2"), BaseFont=NameObject("/Song"), CIDSystemInfo=system, DW=NumberObject(1000)
    )
    font = named(Type=NameObject("/Font"), Subtype=NameObject("/Type0"), BaseFont=NameObject("/Song"), Encoding=NameObject("/Identity-H"))
    font[NameObject("/DescendantFonts")] = ArrayObject([writer._add_object(below)])
    font[NameObject("/ToUnicode")] = writer._add_object(table)
    resources = named(Font=named(F1=writer._add_object(font)))
    for text in pages:
        page = writer.add_blank_page(595, 842)
        page[NameObject("/Resources")] = resources
        content = DecodedStreamObject()
        shown = "T* ".join(f"<{''.join(f'{letters.index(each) + 1:04x}' for each in line)}> Tj " for line in text.split("\n"))
        content.set_data(f"BT /F1 12 Tf 14 TL 50 800 Td {shown}ET".encode() if text else b"")
        page[NameObject("/Contents")] = writer._add_object(content)
    if encrypt:
        writer.encrypt(encrypt, algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _xlsx(*sheets: list[list[object]]) -> bytes:
    """A workbook with these sheets."""
    import openpyxl

    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for rows in sheets:
        sheet = workbook.create_sheet()
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


@pytest.fixture(scope="session")
def make() -> SimpleNamespace:
    """Builders of small files: docx, odt, pdf, xlsx, and zipped for broken ones."""
    return SimpleNamespace(docx=_docx, odt=_odt, pdf=_pdf, xlsx=_xlsx, zipped=_zipped)


@pytest.fixture(scope="session")
def good_files() -> dict[str, bytes]:
    """A small good file of each format, by file name."""
    cells: list[list[object]] = [["title", "text", "year"], ["a", "昆山的产业转移与劳动力。", 2020], ["b", "A plain answer.", None]]
    rtf = rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}}\f0 \'c0\'a5\'c9\'bd\par \u25307?\u21830?{\footnote note}\par}"
    return {
        "a.txt": "访谈者：昆山？\n".encode("gb18030"),
        "a.md": "# 题\n\n**李**：好。\n".encode(),
        "a.docx": _docx("<w:p><w:r><w:t>昆山</w:t><w:tab/><w:t>good</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
        "a.odt": _odt("<text:h>题</text:h><text:p>昆山<text:s text:c='2'/>good<text:note><text:note-body/></text:note></text:p>"),
        "a.pdf": _pdf("昆山\ngood", "第二页"),
        "a.rtf": rtf,
        "a.html": "<html><head><title>题</title></head><body><p>昆山<p>good</body></html>".encode(),
        "a.srt": "1\n00:00:01,000 --> 00:00:02,000\n李: 昆山\n".encode(),
        "a.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n<v 李>昆山\n".encode(),
        "a.eaf": _EAF.encode(),
        "a.cha": "@UTF8\n@Begin\n@Participants:\tLI 李 Participant\n*LI:\t昆山 很 好 . \x150_1000\x15\n@End\n".encode(),
        "a.json": '{"text": "昆山", "segments": [{"start": 0.0, "end": 1.0, "text": " 昆山"}], "language": "zh"}'.encode(),
        "a.csv": "title,text,year\na,昆山的产业转移与劳动力。,2020\n".encode(),
        "a.xlsx": _xlsx(cells),
    }
