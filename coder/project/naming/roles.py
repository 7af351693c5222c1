"""The role that a printed label tells by itself; everything else is for the researcher to say."""

ROLE_WORDS = {
    "interviewer": (
        "interviewer",
        "访谈者",
        "访谈员",
        "訪談者",
        "采访者",
        "採訪者",
        "采访人",
        "提问者",
        "记者",
        "記者",
        "问",
        "問",
        "q",
        "访谈人",
        "訪問者",
    ),
    "moderator": ("moderator", "facilitator", "chair", "host", "主持人", "主持", "司仪", "司儀", "主席"),
    "respondent": ("respondent", "interviewee", "受访者", "受訪者", "被访者", "被訪者", "被访谈者", "答", "a", "回答者"),
    "official": (
        "mayor",
        "party secretary",
        "镇长",
        "鎮長",
        "书记",
        "書記",
        "市长",
        "市長",
        "县长",
        "縣長",
        "区长",
        "區長",
        "official",
        "处长",
        "處長",
    ),
    "entrepreneur": ("owner", "entrepreneur", "manager", "企业主", "企業主", "企业家", "企業家", "老板", "老闆", "厂长", "廠長", "董事长", "董事長"),
    "association": ("association", "chamber", "协会", "協會", "商会", "商會", "会长", "會長", "秘书长", "秘書長"),
    "villager": ("villager", "farmer", "村民", "农民", "農民", "村主任", "村支书"),
    "worker": ("worker", "工人", "员工", "員工", "农民工", "農民工", "技工", "师傅"),
}


def role_of(label: str) -> str:
    """The role whose word the label is, with or without a number or letter behind it; empty if none."""
    bare = label.strip().casefold().rstrip("0123456789 .#ABCDEFGabcdefg一二三四五甲乙丙丁") or label.strip().casefold()
    for role, words in ROLE_WORDS.items():
        if bare in words or label.strip().casefold() in words:
            return role
    return ""
