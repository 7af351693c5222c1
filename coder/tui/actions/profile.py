"""Actions of the screen of town profiles."""

from coder.tui.actions.action import PROFILE, Action, action


def _of(name: str, keys: str, en: str, zh: str, more_en: str = "", more_zh: str = "", *, footer: int = 0) -> Action:
    return action(f"profile.{name}", PROFILE, keys, en, zh, more_en, more_zh, context=PROFILE, footer=footer)


_PAGES = (
    ("home", "home", "总览"),
    ("situations", "situations", "情境"),
    ("ties", "ties", "联系"),
    ("table", "table", "对照表"),
    ("network", "network", "网络"),
    ("course", "time", "时间"),
    ("towns", "towns", "各镇"),
    ("trust", "trust", "可信度"),
    ("method", "method", "参数"),
)

FIGURES = (
    _of("up", "up | k", "up", "上", "To the number above", "到上方的数字"),
    _of("down", "down | j", "down", "下", "To the number below", "到下方的数字"),
    _of("left", "left | h", "left", "左", "To the number before", "到前一个数字"),
    _of("right", "right | l", "right", "右", "To the next number", "到后一个数字"),
    _of("page_up", "pageup", "page up", "上一屏"),
    _of("page_down", "pagedown | space", "page down", "下一屏"),
    _of("first", "home", "first number", "首个数字"),
    _of("last", "end", "last number", "末个数字"),
    _of(
        "open",
        "enter",
        "quotes",
        "引文",
        "The quotes behind the number; on a town: that town; on a parameter: set it. A click does the same",
        "数字背后的引文；在镇名上：该镇；在参数上：设定。单击亦可",
        footer=1,
    ),
    _of("next", "tab", "next page", "下一页", footer=2),
    _of("previous", "shift+tab", "page before", "上一页"),
    *(_of(f"page.{key}", str(at), en, zh, f"Page: {en}", f"页：{zh}") for at, (key, en, zh) in enumerate(_PAGES, 1)),
    _of("next_town", "]", "next town", "下一镇", footer=3),
    _of("previous_town", "[", "town before", "上一镇"),
    _of("default", "r", "default", "默认值", "Give the parameter under the cursor its default back", "恢复光标处参数的默认值"),
    _of(
        "suggested",
        "i",
        "with suggestions",
        "计入建议",
        "Count suggestions that nobody looked at by their probability, marked as no finding; again: not",
        "按概率计入尚无人看过的建议，并标明不是研究结果；再按取消",
    ),
    _of("undo", "u", "undo", "撤销", "Take back the last change", "撤销上一改动", footer=5),
    _of("redo", "ctrl+r", "redo", "重做", "Bring back what was undone", "恢复撤销的改动"),
    _of("copy", "y", "copy", "复制", "Copy the page as text", "将本页复制为文本", footer=6),
    _of("help", "? | f1", "help", "帮助", "What the figures of this page mean, and the keys", "本页图形的含义与按键", footer=4),
    _of("leave", "escape | q | f5 | backspace", "back", "返回", "Back to the text", "回到文本", footer=7),
)
