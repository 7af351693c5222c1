"""What is refused or lacking, in Chinese: the errors of a project that a person can meet on the screen (no Textual).

A sentence of a table has `{}` where the English one of the program has something filled in, in the same order.
"""

import re
from collections.abc import Callable, Mapping

REFUSALS: Mapping[str, str] = {
    "there is already an actor {}": "已有行动者{}",
    "{} cannot be the name of an actor": "{}不能作行动者名称",
    "{} cannot be the key of a code": "{}不能作编码项的键",
    "{} has a code {} already": "{}中已有编码项{}",
    "{} cannot be a mnemonic": "{}不能作助记键",
    "{} is not a colour": "{}不是颜色",
    "{} cannot be the name of a code": "{}不能作编码项名称",
    "{} is the mnemonic of {}": "{}是{}的助记键",
    "{} is merged with itself": "{}不能与自身合并",
    "{} is a group of codes": "{}是编码组",
    "{} is retired": "{}已停用",
    "{} is given to a {}, {} to a {}": "{}用于{}，{}用于{}",
    "{} alone stands for {} in the contrast {}": "在对比“{2}”中，{1}只由{0}代表",
    "{} cannot stand beside itself": "{}不能放在自身旁边",
    "{} is in another codebook": "{}在另一编码本中",
    "{} is under {}": "{}在{}之下",
    "{} is no coding of {}": "{}不是{}的编码",
    "no coding of {} was chosen": "没有选择{}的编码",
    "there is no codebook {}": "没有编码本{}",
    "this project has no codebook": "项目中没有编码本",
    "the project has a codebook {} already": "项目中已有编码本{}",
    "a code has no field {} to edit": "编码项没有可编辑的字段{}",
    "a code is moved to one place": "编码项只能移到一处",
    "{} is a group of codes, not a code": "{}是编码组，不是编码项",
    "{}: the passage {}-{} is empty or outside the text (0-{})": "{}：段落 {}-{} 为空或超出文本（0-{}）",
    "the passage lies outside its document, or is empty": "段落为空或超出文档",
    "certainty cannot be {}": "把握程度不能是{}",
    "offset {} is not inside the coding {}-{}": "位置 {} 不在编码 {}-{} 之内",
    "only codings with the same code, in one document and by one user, can become one": "只有同一人在同一文档中的同码编码才能合并",
    "the memo is empty": "备忘为空",
    "a memo on a {} needs to know which": "须说明备忘写给哪个{}",
    "no {} {} in this project": "项目中没有{}{}",
    "no user {} in this project": "项目中没有编码者{}",
    "{} begins the ids of {} {}s": "{}是 {} 个{}编号的开头",
    "{} fits {} {}s: {}": "{}符合 {} 个{}：{}",
    "{} is in {} codebooks": "{}在 {} 个编码本中",
    "{} cannot be {}": "{}不能是{}",
    "{} is missing: the rule {} of {}": "缺少{}：编码本{2}的规则 {1}",
    "{} is given: the rule {} of {}": "不应有{}：编码本{2}的规则 {1}",
    "{} does not fit: the rule {} of {}": "{}不合：编码本{2}的规则 {1}",
    "{} says nothing of an actor": "{}不能说明行动者",
    "an actor has no name": "行动者没有名称",
    "a mention has no field {}": "联系记述没有字段{}",
    "{} is at both ends of the tie": "联系的两端都是{}",
    "the time ends ({}) before it begins ({})": "终止时间（{}）早于起始时间（{}）",
    "there is no field {} to filter by": "没有可筛选的字段{}",
    "the query is empty": "检索词为空",
    "a filter such as {} cannot be used here": "此处不能用{}这样的条件",
    "query {}: {} at position {}": "检索式{0}：第 {2} 字处{1}",
    "{} does not belong": "{}多余",
    "NEAR needs words on both sides": "NEAR 两侧都须有词",
    "a word is missing": "缺词",
    "too many parentheses": "括号太多",
    "a parenthesis is not closed": "括号未闭合",
    "a quotation mark is not closed": "引号未闭合",
    "{} needs a value": "{}缺取值",
    "{} has no letters to search for": "{}没有可检索的字",
    "{} cannot be the name of a town": "{}不能作城镇名称",
    "there is already a town {}": "已有城镇{}",
    "{} is the same place as {}": "{}与{}是同一地方",
    "{} places are called {}: {}": "有 {} 处地方名为{}：{}",
    "no place has the division code {}": "没有区划代码为{}的地方",
    "these words are not in the turn": "该话轮中没有这些字",
    "nothing is suggested for this passage": "此段落没有建议",
    "{} to {} is no passage of this text": "{} 至 {} 不是本文中的段落",
    "there is no coding here to remove": "此处没有可删除的编码",
    "this passage was not drawn at random": "此段落不是随机抽取的",
    "there is nothing left to decide": "已全部决定",
    "what was decided here is no longer the last step": "此处的决定已不是最后一步",
    "something else was done in your name since": "此后又以您的名义做了改动",
    "no code of this project can be suggested": "项目中没有可建议的编码项",
    "sentence vectors are not installed": "未安装句向量",
    "the {} {} is gone": "{}{}已不存在",
    "the {} {} was changed meanwhile": "{}{}已被改动",
    "{} was changed by another program meanwhile": "{}已被其他程序改动",
    "the coding is {} already": "此编码已是{}",
    "a {} is about the {} {}": "还有{}写给{}{}",
    "a mention names somebody who would be gone": "还有联系记述提到将被删除者",
    "something this depends on is missing or still in use": "所依赖的内容不存在或仍在使用",
    "there is one already ({})": "已有同样的一项（{}）",
    "the project refuses this: {}": "项目拒绝此改动：{}",
    "{}: {} changed it at {} ({})": "{}：{}于 {} 改动过（{}）",
    "{}: {} built on it at {} ({})": "{}：{}于 {} 又据此改动过（{}）",
    "{}: something it needs was changed since": "{}：所需内容此后已改动",
    "cannot undo {}": "无法撤销{}",
    "cannot redo {}": "无法恢复{}",
    "there is no project {}": "没有项目{}",
    "{} cannot be read": "{}无法读取",
    "{} cannot be used: {}": "{}无法使用：{}",
    "{} is being written by another program": "其他程序正在写入{}",
    "{}: the disk is full; nothing was changed": "{}：磁盘已满，未作任何改动",
    "{} cannot be written: {}": "{}无法写入：{}",
    "{} cannot be written or read: {}": "{}无法读写：{}",
    "{} is damaged or not a project: {}": "{}已损坏或不是项目：{}",
    "{} cannot be written": "{}无法写入",
    "{}: the text {} is missing": "{}：缺少文本{}",
    "{} cannot be kept: {}": "{}无法保存：{}",
    "no suggestion here": "此处没有建议",
    "no document is open": "没有打开的文档",
    "the document is empty": "文档为空",
    "no code {} in this project": "项目中没有编码项{}",
    "{} variables are named {}": "有 {} 个变量名为{}",
    "nothing named {} to count by": "没有可计数的{}",
    "no codebook of this project has dimensions to profile towns on": "项目中没有可据以画像的编码本",
    "codebook {} has no dimensions": "编码本{}没有维度",
}
"""What is wrong."""

ADVICE: Mapping[str, str] = {
    "Use that one, or give another name.": "请用已有的，或换一个名称。",
    "Use that one, or give another key.": "请用已有的，或换一个键。",
    "Give a name of printable characters.": "请输入可显示的文字。",
    "Give one line of printable characters.": "请输入一行可显示的文字。",
    "Give a word of printable characters, such as sit.new_code.": "请输入一个词，如 sit.new_code。",
    "Give one to four letters or digits.": "请输入一至四个字母或数字。",
    "Give six hexadecimal digits, such as #3366CC.": "请输入六位十六进制数，如 #3366CC。",
    "Give other letters.": "请换别的字母。",
    "Name two codes.": "请选两个编码项。",
    "Name a code.": "请选一个编码项。",
    "Name another code, or bring it back first.": "请选另一编码项，或先恢复使用。",
    "Name a code of the same use.": "请选用途相同的编码项。",
    "Merge the other way round, or into a code that stands for nothing yet.": "请反向合并，或并入尚无所代表的编码项。",
    "Choose a place in the same codebook.": "请选同一编码本中的位置。",
    "Choose a place that is not below the code itself.": "请选不在其自身之下的位置。",
    "Choose those that go to the new code.": "请选择归入新编码的各条。",
    "Use one of the codes under {}.": "请用{}之下的编码项。",
    "Use another code, or bring it back with `coder codebook edit`.": "请用另一编码项，或在编码本面板中按 x 恢复使用。",
    "Give START below STOP, both inside the text; offsets count characters.": "起点须在终点之前，且都在文本之内。",
    "Give a start below the stop, both inside the text.": "起点须在终点之前，且都在文本之内。",
    "It is 1 (doubtful), 2 or 3 (sure).": "可取 1（存疑）、2 或 3（确定）。",
    "It is 1, 2 or 3.": "可取 1、2 或 3。",
    "It is one of: {}.": "可取：{}。",
    "Give an offset between its two ends.": "请取两端之间的位置。",
    "Name two or more such codings.": "请选两条以上这样的编码。",
    "Write some text.": "请写几个字。",
    "Write some text, or remove the memo.": "请写几个字，或删除备忘。",
    "Name the {}.": "请说明是哪个{}。",
    "Give its id.": "请给出编号。",
    "Give more of the id.": "请多输入几位编号。",
    "Give the id or the whole name of one.": "请给出编号或全名。",
    "Did you mean {}?": "是否指{}？",
    "Say which with coder towns PROJECT add (or set), --county {} or --code {}. `coder places {}` lists all.": (
        "请用 coder towns PROJECT add（或 set）说明是哪一处：--county {} 或 --code {}。`coder places {}` 列出全部。"
    ),
    "`coder places NAME` lists the codes of all places of a name.": "`coder places 名称` 列出同名各处的代码。",
    "Give it the second name: coder towns PROJECT rename {} {}": "请为其加上第二个名称：coder towns PROJECT rename {} {}",
    "There are: {}": "有：{}",
    "There is: {}.": "有：{}。",
    "There is no {} yet.": "还没有{}。",
    "No codebook of this project has codes under {}.": "项目中没有{}之下的编码项。",
    "Its fields: {}.": "其字段：{}。",
    "Name two different actors.": "请填两个不同的行动者。",
    "Name both ends of the tie.": "请填联系的两端。",
    "Write for example: 台商协会 [type=business_association, place=台湾]": "例如：台商协会 [类型=business_association, 地点=台湾]",
    "Put the earlier date first.": "请先填较早的时间。",
    "Write a year such as 1998, 199X or 2004~, a month 2004-05, a day 2004-05-17, or .. for open.": (
        "请填年份（如 1998、199X、2004~）、月份（2004-05）、日期（2004-05-17），或以 .. 表示不限。"
    ),
    "Fields and variables: {}. Words with a colon take quotation marks.": "字段与变量：{}。含冒号的词请加引号。",
    "Search for words only.": "请只检索词语。",
    'Write a word, a "phrase" or a filter such as code:NAME.': "请输入词、“短语”或条件，如 code:名称。",
    'Write for example: "招商引资" AND (昆山 OR kunshan) NOT code:sit.x': '如："招商引资" AND (昆山 OR kunshan) NOT code:sit.x',
    "Look at it again, then repeat what you wanted to do.": "请再看一遍，然后重做。",
    "Leave, look at it again, then repeat what you wanted to do.": "请离开，再看一遍，然后重做。",
    "Choose another code, or keep it.": "请选另一编码项，或保留。",
    "Change or remove it first.": "请先修改或删除它。",
    "Reload, then repeat what you wanted to do.": "请重新打开，然后重做。",
    "Give another name, or use the one that is there.": "请换一个名称，或用已有的。",
    "Check the values given.": "请检查所填内容。",
    "Talk to them, or change it by hand.": "请与对方商量，或手工修改。",
    "Look at `coder history`, then change it by hand.": "请看 coder history，再手工修改。",
    "Look with `coder history`; nothing was taken back here.": "请看 coder history；此处未收回任何改动。",
    "Check its permissions.": "请检查其权限。",
    "Run `coder doctor` to see what is left, or use a backup.": "请运行 coder doctor，或使用备份。",
    "Run `coder doctor`, or use a backup.": "请运行 coder doctor，或使用备份。",
    "Use a backup, or `coder doctor` to see what is left.": "请使用备份，或运行 coder doctor。",
    "Wait until it is done, then try again.": "请稍候再试。",
    "Make room on the disk, then try again.": "请腾出磁盘空间后再试。",
    "Check the permissions of the file and its folder.": "请检查文件及其文件夹的权限。",
    "Check the permissions of the file and its folder, or work on a copy.": "请检查文件及其文件夹的权限，或使用副本。",
    "Check the disk, its free space and the permissions.": "请检查磁盘、剩余空间和权限。",
    "Look at {}.": "请看{}。",
    "]s goes to the next one.": "按 ]s 前往下一条。",
    "Add one with: coder add PROJECT FILE": "请添加：coder add PROJECT FILE",
    "Open another one: F6.": "按 F6 打开另一篇。",
    "Add a codebook with codes for passages.": "请添加用于段落的编码本。",
    "Install them: pip install 'towncoder[vectors]'": "请安装：pip install 'towncoder[vectors]'",
    "Accept, reject or skip.": "请接受、拒绝或略过。",
    "Say which codes fit, or none.": "请说明哪些编码合适，或都不合适。",
}
"""What to do."""

NEEDS: Mapping[str, str] = {
    **{f"{{}}: {{}} more coding{s}": "{}：再有 {} 条编码" for s in ("", "s")},
    **{f"{{}}: codings from {{}} more source{s}": "{}：另有 {} 个来源的编码" for s in ("", "s")},
    **{f"{{}}: {{}} more coding{a}, from {{}} more source{b}": "{}：再有 {} 条编码，来自另 {} 个来源" for a in ("", "s") for b in ("", "s")},
    "the most probable corner, {}, has p = {}; {} is needed": "最可能的模式 {}，p = {}，需达到 {}",
    "the most probable corner, {}, has p = {}; {} is needed (least certain: {}, {})": "最可能的模式 {}，p = {}，需达到 {}（最不确定：{}，{}）",
}
"""What a verdict on a town lacks."""

_QUOTED = re.compile(r"(['\"])(.*)\1", re.DOTALL)


def in_chinese(said: str, word: Callable[[str], str]) -> str:
    """A sentence of an error in Chinese; as it is where no table knows it.

    Args:
        word: The Chinese of something filled in, such as `memo`; what it does not know it gives back.
    """
    for pattern, template in _PATTERNS:
        found = pattern.fullmatch(said)
        if found:
            return template.format(*(_filled(each, word) for each in found.groups()))
    return word(said)


def _filled(value: str, word: Callable[[str], str]) -> str:
    quoted = _QUOTED.fullmatch(value)
    return f"“{word(quoted[2])}”" if quoted else in_chinese(value, word) if " " in value else word(value)


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile("(.*?)".join(map(re.escape, template.split("{}"))), re.DOTALL)


_PATTERNS = sorted(
    ((_pattern(english), chinese) for english, chinese in {**REFUSALS, **ADVICE, **NEEDS}.items()),
    key=lambda each: -len(each[0].pattern.replace("(.*?)", "")),
)
"""The sentence that says most itself comes first."""
