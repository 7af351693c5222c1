"""What kind of document a text is: interview, roundtable, policy or note."""

import re

from coder.text.speech.turns import find_turns

_POLICY_TITLE = re.compile(
    r"(?:通知|意见|决定|办法|条例|规定|规章|细则|批复|答复|公告|公报|通告|通报|命令|议案|函|规划|纲要|方案|政府工作报告|工作报告|法|解释|章程|准则"
    r"|规则|守则|目录|计划|行动计划|措施|标准)"
    r"(?:[（(][^（()）]{1,30}[)）])*\Z"
)
_NUMBER = re.compile(r"[〔\[(（【﹝［]\s*(?:19|20)\d\d\s*[〕\])）】﹞］]\s*(?:第\s*)?\d{1,5}\s*号|令\s*第?\s*\d{1,4}\s*号")
_ARTICLE = re.compile(r"^[ \t\u3000#*]*第[一二三四五六七八九十百零〇\d]{1,7}[条章]", re.MULTILINE)
_LEVEL = re.compile(r"^[ \t\u3000#*]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])", re.MULTILINE)
_ROUNDTABLE = re.compile(
    r"座谈|座談|会议|會議|论坛|論壇|圆桌|圓桌|研讨|研討|公听会|公聽會|听证|聽證|工作坊|例会|例會"
    r"|roundtable|round table|panel|meeting|forum|workshop|conference|hearing|focus group",
    re.IGNORECASE,
)
_INTERVIEW = re.compile(r"访谈|訪談|采访|採訪|专访|專訪|访问|訪問|口述|对谈|對談|interview|conversation with|oral history", re.IGNORECASE)
_HEAD = 3000


def guess_kind(text: str, name: str) -> str:
    """The likely kind of a document with this file name; a person may say otherwise.

    Policy: an office's document number, or a title such as 通知, 条例 or 规划 with numbered articles or clauses. Otherwise speakers decide:
    up to two of them, or three with a name such as 专访, are an interview; more are a roundtable. Text without speakers is an
    interview if its name says so, else a note.
    """
    if _is_policy(text, name):
        return "policy"
    speakers = {turn.label for turn in find_turns(text)}
    talk = "interview" if _INTERVIEW.search(name) else ""
    if not speakers:
        return talk or "note"
    if len(speakers) <= 2:
        return "roundtable" if _ROUNDTABLE.search(name) and not talk else "interview"
    return "interview" if talk and len(speakers) <= 4 else "roundtable"


def _is_policy(text: str, name: str) -> bool:
    head = text[:_HEAD]
    if "<!-- INFO END -->" in head:
        return True
    lines = [line.strip(" \t\u3000#*") for line in head.split("\n")]
    titles = [*[line for line in lines if line][:6], name.rsplit(".", 1)[0]]
    if "\n### " in head:
        return False
    titled = any(len(title) <= 120 and _POLICY_TITLE.search(title) for title in titles)
    if any("政府工作报告" in title and len(title) <= 40 for title in titles):
        return True
    if _NUMBER.search(head[:1500]) and titled:
        return True
    articles = len(_ARTICLE.findall(text[:200_000])) if "第" in text else 0
    marks = articles + len(_LEVEL.findall(text[:200_000]))
    return (titled and marks >= 2) or (marks >= 2 and bool(_NUMBER.search(head[:600]))) or articles >= 5
