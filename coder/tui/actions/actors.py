"""Actions of the list of actors."""

from coder.tui.actions.action import ACTORS, action

ACTOR_LIST = (
    action(
        "actors.switch",
        "actors",
        "tab",
        "texts / project",
        "文本/项目",
        "Show the actors that the texts name, or those of the project; Enter lists the passages of one",
        "切换：文本中提到的行动者，或项目的行动者；回车列出其段落",
        context=ACTORS,
    ),
    action(
        "actors.accept",
        "actors",
        "ctrl+t",
        "make",
        "收入",
        "Make an actor of the project of one that the texts name, with type, tier and every way it is written",
        "把文本中提到的行动者收入项目，连同类型、层级和各种写法",
        context=ACTORS,
    ),
    action(
        "actors.rename",
        "actors",
        "f2",
        "rename",
        "改名",
        "Give the actor another name; the old one stays as an alias",
        "改名，原名留作别名",
        context=ACTORS,
    ),
    action(
        "actors.alias",
        "actors",
        "f3",
        "alias",
        "别名",
        "Let the actor be known by one more name, in any language or script",
        "为行动者添加别名，任何语言或字形均可",
        context=ACTORS,
    ),
    action("actors.kind", "actors", "f4", "type", "类型", "Choose the type of the actor", "选择行动者的类型", context=ACTORS),
    action(
        "actors.merge",
        "actors",
        "f5",
        "merge",
        "合并",
        "Make the actor one with another; mentions, ties and speakers follow",
        "并入另一行动者，联系记述、联系和发言者随之改动",
        context=ACTORS,
    ),
    action(
        "actors.remove", "actors", "f8", "remove", "删除", "Remove an actor that no mention names", "删除没有联系记述提到的行动者", context=ACTORS
    ),
)
