"""Speakers' labels: which words stand for a role, which look like a name, which never name a speaker."""

import re
from functools import lru_cache

from coder.text.search.fold import fold

_ROLE = (
    r"访谈者|访谈人|访员|采访者|采访人|提问者|提问|研究者|调查员|受访者|受访人|被访者|被访人|被采访者|受访对象|访谈对象|应答者|答者|问者"
    r"|主持人|主持|主席|主任委员|司仪|记者|编辑|嘉宾|来宾|与会者|参与者|听众|观众|网友|学生|同学|老师|村民|居民|工人|企业家|官员|发言人|说话人"
    r"|讲话人|讲者|演讲者|主讲人|发言者"
    r"|翻译|口译|旁白|众人|全体|合|男声|女声|男|女|问|答|甲|乙|丙|丁|戊"
    r"|speaker|spk|participant|respondent|interviewee|interviewer|subject|informant|moderator|facilitator|host|chair|chairperson|chairman|chairwoman"
    r"|guest|panelist|panellist|audience|questioner|question|answer|reporter|journalist|researcher|translator|interpreter|narrator|unknown"
    r"|unidentified"
    r"|person|voice|caller|man|woman|male|female|all|several|staff|mc|q|a|i|r|p|s|m|f|int|iv|ie|res|resp|mod"
)
_NUMBER = r"(?:[ _#\-.]*(?:no\.? ?)?(?:\d{1,3}|[a-z]|[一二三四五六七八九十甲乙丙丁]{1,2}))"
_GENERIC = re.compile(rf"(?:(?:unknown|unidentified|male|female|new|匿名|某)[ _-]?)?(?:{_ROLE}){_NUMBER}?")
_ERASED = re.compile(r"█+(?:[ _-]?\d{1,3})?")

_NEVER = re.compile(
    r"(?:备?注|附?注释|说明|目的|目标|意义|原因|结果|结论|结语|背景|方法|内容|要点|重点|摘要|提要|导读|关键词|主题词|主题|题目|标题|议题|议程"
    r"|议案|案由|名称"
    r"|(?:访谈|采访|会议|记录|录音|拍摄|整理|调研|调查)?(?:时间|日期|地点|场所|地址|方式|形式|对象|人数|时长|编号|背景)|时长|日期|编号|序号"
    r"|单位|部门|机构|职务|职称|姓名|性别|年龄|学历|籍贯"
    r"|出席(?:者|人员|单位)?|列席(?:者|人员)?|缺席(?:者|人员)?|与会人员|参加人员|记录(?:者|人)?|整理(?:者|人)?|作者|译者|编者按?|编辑按|来源"
    r"|出处|资料来源|参考(?:文献|资料)?|链接|网址|网站"
    r"|电话|传真|邮箱|电邮|邮编|手机|微信|附件|附录|附表|附图|图|表|例如?|比如|其中|包括|如下|以下|因此|所以|但是|然而|总之|首先|其次|再次"
    r"|最后|另外|此外|同时|一方面|另一方面"
    r"|问题|回答|建议|意见|决议|决定|措施|任务|要求|原则|步骤|流程|优点|缺点|优势|劣势|特点|好处|坏处|经验|教训|案例|现状|概述|简介|介绍|总结"
    r"|小结|前言|引言|正文|提示|注意|警告|声明|版权|更新|补充说明"
    r"|第.{1,4}|其[一二三四五六七八九十]|[一二三四五六七八九十]{1,3}|[①-⑳]|\d+(?:[.)、]\d*)*"
    r"|notes?|n\.b|nb|ps|p\.s|purpose|aims?|goals?|objectives?|reasons?|results?|findings?|conclusions?|background|methods?|contents?|summary"
    r"|abstract|keywords?|key words|topics?|themes?|titles?|subject line"
    r"|agenda|items?|names?|dates?|times?|place|location|venue|address|duration|length|attendees|attendance|present|absent|apologies"
    r"|recorded by|transcribed by|transcript|transcription|author|editor|source|sources"
    r"|references?|see also|see|link|links|url|https?|ftp|website|web|tel|phone|fax|e-?mail|attachments?|appendix|annex|figure|fig|table|chart"
    r"|photo|image|example|examples|e\.g|eg|i\.e|for example|for instance"
    r"|including|includes?|namely|following|first|second|third|finally|last|next|then|also|however|therefore|moreover|in addition|in short"
    r"|in sum|importantly|remember|warning|caution|tip|hint|important|update|disclaimer|copyright"
    r"|problems?|solutions?|questions|answers|suggestions?|recommendations?|actions?|decisions?|tasks?|steps?|pros|cons|advantages?"
    r"|disadvantages?|introduction|overview|discussion|context|definition|step|part|chapter|section"
    r"|version|type|file|project|company|department|position|align|line|size|vertical|region|title|age|gender|education|occupation|re|fw|fwd|to|from|cc|bcc|subject|sent)"
    r"(?:[ ]?[\d一二三四五六七八九十]{1,3})?(?:[ ]?[(（].*)?"
)
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧肖尹姚邵湛汪祁毛狄米贝明臧计伏成戴谈宋庞熊纪舒屈项祝董梁"
    "杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱丘骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程邢裴陆荣翁荀羊惠甄曲封储靳焦巴弓牧山谷车侯全班秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司黎薄白怀蒲从卓蔺蒙池乔温庄晏柴瞿阎"
    "连茹习艾鱼容向古易慎戈廖庾终居衡步都耿满匡国文寇广东欧沃利蔚越隆师巩聂晁勾敖冷辛阚简饶曾沙丰关查游涂凃权岳商佘苑芦褟赖涂粘"
    "谭楼翟闫覃佟冉冼麦辜仝隋桑芮邝苟"
)
_TWO_CHARACTERS = re.compile(r"(?:上官|皇甫|尉迟|公孙|慕容|令狐|端木|南宫|夏侯|长孙|宇文|轩辕).{1,2}")
_PERSON_END = re.compile(
    r"(?:先生|女士|小姐|同志|老师|教授|博士|院士|记者|主任|科长|处长|局长|厅长|部长|司长|市长|县长|镇长|乡长|区长|村长|里长|州长|省长|院长"
    r"|校长|所长|馆长|站长|社长|会长|理事长|董事长|秘书长|秘书|书记|主席"
    r"|委员|代表|经理|总监|总裁|总|老板|厂长|店长|工|工程师|律师|法官|医师|医生|执行长|政委|参事|专员|专门委员|组长|队长|班长|课长|股长|顾问"
    r"|发言人|创办人|创始人|负责人|主持人|师傅|伯|叔|姨|姐|哥|嫂|爷爷|奶奶|[a-zA-Z0-9])\Z"
)
_FORM = re.compile(
    r"(?:访谈|采访|会议|开会|记录|录音|拍摄|整理|调研|调查)?(?:时间|日期|地点|场所|地址|方式|形式|对象|人数|时长|编号|背景|主题|题目|名称)|单位|部门|职务|职称|姓名|性别|年龄"
    r"|学历|出席(?:者|人员|单位)?|列席(?:者|人员)?|与会人员|参加人员|记录(?:者|人)?|整理(?:者|人)?|编号|版权|来源"
    r"|(?:interview )?(?:dates?|times?|place|location|venue|duration|length|no\.?|number|topic|title|subject)|attendees|attendance|present|absent"
    r"|apologies|recorded by|transcribed by|names?|age|gender|education|occupation|position|company|department|project|file|version|source|language"
)
_REPORTS = re.compile(
    r".*(?:[说道讲曰]|表示|指出|认为|强调|介绍|回答|回忆|提到|写道|坚信|发现|显示|表明|建议|要求|告诉.{1,4}|就是|在于|包括|如下|例如|比如"
    r"|\b(?:said|says|say|asked|asks|added|explained|wrote|writes|told .+|replied|noted|is|are|was|were|that|this|as follows|including))"
)
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_INITIALS = re.compile(r"[A-Z]{1,4}\d{0,2}")
_ENGLISH_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Mayor|Governor|Secretary|Director|President|Minister|Professor|Chairman|Manager|Sir)\.? )?"
    r"[A-ZÀ-ÞĀ-Ž][\w.'’\-]{0,24}(?: (?:[A-ZÀ-ÞĀ-Ž][\w.'’\-]{0,24}|de|van|von|der|la|bin|al|di|da)){0,4}"
)
_INVERTED = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w'’\-]{1,24}(?: [A-ZÀ-ÞĀ-Ž][\w'’\-]{1,24})?, [A-ZÀ-ÞĀ-Ž][\w.'’\-]{0,24}(?: [A-ZÀ-ÞĀ-Ž][\w.'’\-]{0,24})?")
_SHORTENED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|Rev|Hon|Gov|Sen|Gen|[A-Z])\. ")
DETAIL = r"(?:[(（](?:[^()（）\n]|[(（][^()（）\n]{0,40}[)）]){1,60}[)）]|[\[［【〔][^\[\]［］【】〔〕\n]{1,60}[\]］】〕])"
"""Details in brackets after a name as a regular expression: `（王某，男，45岁，厂长）`, `(Firm A, 45)`; anything short."""
_DETAILS = re.compile(rf"(?:[ \u3000]*{DETAIL}){{1,2}}\Z")
_PUNCTUATION = re.compile(r"[，。；！？,;!?“”\"…]|\.\s|://")


def bare_name(label: str) -> str:
    """The label without what stands in brackets after the name.

    >>> bare_name("受访人（王某，男，45岁）"), bare_name("Ms. Li (Firm A, 45)"), bare_name("（笑）")
    ('受访人', 'Ms. Li', '（笑）')
    """
    name = label.strip()
    return _DETAILS.sub("", name) or name


@lru_cache(maxsize=4096)
def is_generic(label: str) -> bool:
    """Whether the label stands for another person in the next document: `Speaker 1`, `发言人1`, `Q`, `SPEAKER_00`, `访谈者`, `███`.

    >>> is_generic("發言人 2"), is_generic("唐鳳")
    (True, False)
    """
    folded = fold(bare_name(label)).strip()
    return bool(_GENERIC.fullmatch(folded) or _ERASED.fullmatch(folded))


@lru_cache(maxsize=4096)
def is_never(label: str) -> bool:
    """Whether the words before a colon open a remark or a form field (`目的`, `Note`, `第一`, `时间`), never a speech."""
    folded = fold(bare_name(label)).strip(" *_.#-、")
    return not folded or bool(_NEVER.fullmatch(folded) or _REPORTS.fullmatch(folded)) or (folded[0].isdigit() and not _HAN.search(folded))


def is_form_field(label: str) -> bool:
    """Whether the words before a colon are a field of the form at the head of a transcript (`访谈时间`, `地点`, `Date`)."""
    return bool(_FORM.fullmatch(fold(label).strip(" *_#-、")))


@lru_cache(maxsize=4096)
def is_name_like(label: str) -> bool:
    """Whether the label looks like a person: a Chinese surname and 1-3 characters, a name with an office, capitalised English words."""
    name = bare_name(label)
    if _HAN.search(name):
        folded = fold(name)
        if (len(folded) in (2, 3, 4) and folded[0] in _SURNAMES) or _TWO_CHARACTERS.fullmatch(folded):
            return True
        return len(folded) <= 24 and bool(_PERSON_END.search(folded))
    return bool(_ENGLISH_NAME.fullmatch(name) or _INITIALS.fullmatch(name))


def is_short_name(label: str) -> bool:
    """Whether the label may be a person where a time code or the rest of the document says so: `李`, `Smith, John`."""
    name = bare_name(label)
    return (len(name) == 1 and fold(name) in _SURNAMES) or bool(_INVERTED.fullmatch(name))


@lru_cache(maxsize=4096)
def can_be_label(label: str) -> bool:
    """Whether the words may stand before a colon as a speaker at all: short, no sentence, no number, not a known remark.

    What stands in brackets after the name may be anything: `李总（某公司，女）`.
    """
    name = bare_name(label)
    if not name or not any(char.isalnum() or char == "█" for char in name):
        return False
    if _PUNCTUATION.search(_SHORTENED.sub("", name)) and not _INVERTED.fullmatch(name):
        return False
    limit = 30 if _HAN.search(name) else 60
    return len(name) <= limit and len(name.split()) <= 7 and not is_never(name)
