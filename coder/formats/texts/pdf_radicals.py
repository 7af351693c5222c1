"""Radicals that fonts in PDF files say in the place of ideographs (⼈⺠ for 人民), which no search would find."""

import unicodedata

_SUPPLEMENT = str.maketrans(
    "⺎⺒⺗⺟⺠⺫⺱⻁⻄⻅⻆⻈⻉⻋⻌⻐⻓⻔⻘⻙⻚⻛⻜⻝⻠⻢⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "兀巳心母民罒网虎西见角讠贝车辶钅长门青韦页风飞食饣马鬼鱼鸟卤麦黄齐齿龙龟",
)
_KANGXI = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}


def ideographs(text: str) -> tuple[str, int]:
    """The text with an ideograph for every radical, of the same length, and how many there were."""
    odd = sum("\u2e80" <= char <= "\u2fdf" for char in text)
    return (text.translate(_SUPPLEMENT).translate(_KANGXI), odd) if odd else (text, 0)
