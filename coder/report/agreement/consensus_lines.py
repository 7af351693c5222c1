"""What a consensus is made of, and what is missing from it, in sentences."""

from collections.abc import Iterator

from coder.model.consensus import Consensus
from coder.report.bilingual import Bilingual, Texts

_TEXTS: Texts = {
    "nobody": ("No document was worked on by two people: there is nothing to agree or to differ on.", "没有由两人处理的文档，无从比较。"),
    "nobody assigned": (
        "In a document that was assigned (coder assign) only its coders are compared; --coders A,B names others.",
        "已分配的文档（coder assign）只比较受分配者；可用 --coders A,B 指定他人。",
    ),
    "consensus": (
        "Consensus of {} over {}: {} made alike by all, {} adjudicated, {} undecided.",
        "{} 的共识，文档 {} 篇：各人一致 {} 处，已裁定 {} 处，未裁定 {} 处。",
    ),
    "adjudicated": ("Adjudicated: {}.", "已裁定：{}。"),
    "undecided": ("Undecided: {}{}; {} ({}): something of {} of them.", "未裁定：{}{}；{}（{}），其中 {} 处有所保留。"),
    "put off": (" ({} of them put off)", "（其中 {} 处暂缓）"),
    "unanimous counts": ("only what is common to all counts", "只计各人共有者"),
    "majority counts": ("what more than half of the coders have counts", "计半数以上编码者共有者"),
    "adjudicated counts": ("nothing of it counts", "均不计"),
    "single": ("{} worked on by one person: that work is taken as it is.", "由一人处理的文档 {} 篇，照原样采用。"),
    "outdated": (
        "{} not used: what was decided about has changed since, or other coders are compared.",
        "{} 项裁定未采用：所裁定的内容此后有改动，或比较的是其他编码者。",
    ),
    "chosen": ("a coder's version", "取某编码者"),
    "neither meant": ("nothing", "都不取"),
    "other": ("something else", "另定"),
    "number": ("{} {}", "{} {}"),
    "code": ("code", "编码不同"),
    "boundary": ("boundary", "边界不同"),
    "presence": ("presence", "仅部分人编码"),
    "slots": ("slots", "联系记述不同"),
    "mention": ("mention", "仅部分人记录联系"),
}


def consensus_lines(found: Consensus, language: str = "en") -> Iterator[str]:
    """How much was made alike, adjudicated and left open, and what holds of that; what of single coders, and decisions that no longer hold."""
    words = Bilingual(_TEXTS, language)
    if len(found.coders) < 2:
        yield words("nobody")
        yield words("nobody assigned")
        return
    documents = words.count(found.documents, "document")
    yield words("consensus", words.listed(found.coders), documents, found.agreed, sum(found.decided.values()), found.open)
    if found.decided:
        meant = {"neither": "neither meant"}
        yield words("adjudicated", words.listed([words("number", words(meant.get(each, each)), n) for each, n in sorted(found.decided.items())]))
    if found.open:
        put_off = words("put off", found.put_off) if found.put_off else ""
        kinds = words.listed([words("number", words(kind), n) for kind, n in sorted(found.undecided.items())])
        yield words("undecided", kinds, put_off, words(f"{found.rule} counts"), found.rule, found.in_part)
    if found.single:
        yield words("single", words.count(found.single, "document"))
    if found.outdated:
        yield words("outdated", words.count(found.outdated, "decision"))
