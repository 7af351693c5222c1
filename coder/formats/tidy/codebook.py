"""The tables of codebooks and codes."""

from collections import Counter
from collections.abc import Iterator

from coder.formats.tables.coding_rows import code_names
from coder.formats.tidy.cells import Names, as_json, by_language
from coder.formats.tidy.columns import Column, Row, Table, json, many, name, text, truth, whole
from coder.model.codebook import ATTACHES_TO
from coder.model.record import to_record
from coder.model.snapshot import Snapshot

_WORDS = (
    ("include", "When to use the code, one rule a line", "何时使用，每行一条"),
    ("exclude", "When not to use it, one rule a line", "何时不用，每行一条"),
    ("examples", "Examples, one a line", "例句，每行一条"),
    ("cues", "Words that speak for it, one a line", "线索词，每行一个"),
    ("anti_cues", "Words that speak against it, one a line", "反线索词，每行一个"),
)


def _codebooks(snapshot: Snapshot) -> Iterator[Row]:
    codes = Counter(each.codebook_id for each in snapshot.codes)
    for each in snapshot.codebooks:
        english, chinese, _ = by_language(each.names)
        shape = [[to_record(one) for one in many] for many in (each.dimensions, each.ideal_types)]
        yield (
            each.id, each.key, each.version, each.revision, english, chinese, each.languages, codes[each.id], each.sha256,
            *map(as_json, shape), as_json(each.notes),
        )  # fmt: skip


def _codes(snapshot: Snapshot) -> Iterator[Row]:
    names, keys = code_names(snapshot), Names.of(snapshot)
    used = Counter(each.code_id for each in snapshot.codings)
    spread = Counter(code for code, _ in {(each.code_id, each.document_id) for each in snapshot.codings})
    for code in snapshot.codes:
        fields = {field: getattr(code, field) for field in ("names", "definition", *(field for field, _, _ in _WORDS))}
        told = {field: by_language(texts) for field, texts in fields.items()}
        other = {field: rest for field, texts in fields.items() if (rest := {key: each for key, each in texts.items() if key not in ("en", "zh")})}
        own = names[code.id]
        yield (
            code.id, own.key, own.path, own.codebook, code.parent_id, keys.codes.get(code.parent_id or "", ""), code.position,
            *(cell for english, chinese, _ in told.values() for cell in (english, chinese)), used[code.id], spread[code.id],
            code.mnemonic, code.colour, code.codable, code.attaches_to, code.retired,
            as_json(code.facets), as_json(code.provenance), as_json(other),
        )  # fmt: skip


def _both(field: str, en: str, zh: str) -> tuple[Column, Column]:
    return text(f"{field}_en", f"{en} (English)", f"{zh}（英文）"), text(f"{field}_zh", f"{en} (Chinese)", f"{zh}（中文）")


CODEBOOKS = Table(
    name="codebooks",
    en="A set of codes",
    zh="一套编码项",
    columns=(
        text("codebook_id", "Id of the codebook", "编码本的标识"),
        text("codebook", "Its key", "编码本的键"),
        text("version", "Its version", "版本"),
        whole("revision", "Changes of meaning made in this project", "本项目中改动含义的次数"),
        *_both("name", "Its name", "编码本名称"),
        many("languages", "Languages of its names and cues", "名称与线索词的语言"),
        whole("codes", "Its codes and groups", "编码项与组的数目"),
        text("sha256", "SHA-256 of the file it was read from", "来源文件的 SHA-256"),
        json("dimensions", "Contrasts that profiles are measured on", "画像所依的维度"),
        json("ideal_types", "Named corners of the dimensions", "理想类型"),
        json("notes", "Free fields: sources, unit of coding ...", "其他字段：来源、编码单位等"),
    ),
    rows=_codebooks,
)

CODES = Table(
    name="codes",
    en="A code, or a group of codes",
    zh="一个编码项或一组编码项",
    columns=(
        text("code_id", "Id of the code", "编码项的标识"),
        text("code", "Its key, unique in its codebook", "键，在其编码本内唯一"),
        text("code_path", "Names of the code and the groups above it, from the top", "自上而下的各级组名与编码项名称"),
        name("codebook", "Key of its codebook", "所属编码本的键"),
        text("parent_id", "Id of the code or group above it", "上级的标识"),
        name("parent", "Key of the code or group above it", "上级的键"),
        whole("position", "Place in the codebook", "在编码本中的次序"),
        *_both("name", "Its name", "名称"),
        *_both("definition", "What it means", "定义"),
        *(column for field, en, zh in _WORDS for column in _both(field, en, zh)),
        whole("codings", "Its codings", "编码数"),
        whole("documents", "Documents with a coding of it", "有其编码的文档数"),
        text("mnemonic", "Letters typed to give it", "助记键"),
        name("colour", "Its colour", "颜色"),
        truth("codable", "Whether passages can be given it; a mere group: FALSE", "能否用于编码；仅作为组者为 FALSE"),
        name("attaches_to", "What it is given to", "用于何物", *ATTACHES_TO),
        truth("retired", "Whether it is out of use", "是否停用"),
        json("facets", "Its facets", "其侧面"),
        json("provenance", "What is from the source, what is a reading of it", "何者出自原文，何者为本项目的理解"),
        json("other_languages", "Names and texts in other languages", "其他语言的名称与文字"),
    ),
    rows=_codes,
)
