"""Words of the list of actors, and for the reasons why a value stands in the form of a linkage."""

from collections.abc import Mapping

ACTOR_TEXTS: Mapping[str, tuple[str, str]] = {
    "ground actor": ("named", "文中提到"),
    "ground own": ("whose turn it is", "发言者自称"),
    "ground from": ("comes from", "来源词"),
    "ground broker": ("between them", "居间"),
    "ground cue": ("cue", "线索词"),
    "ground coding": ("coded", "已编码"),
    "ground mood": ("how it is told", "语气"),
    "ground time": ("time", "时间"),
    "ground place": ("place", "地点"),
    "ground document": ("kind of document", "文档类型"),
}
