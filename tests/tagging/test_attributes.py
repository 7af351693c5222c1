"""What words say beside the codes is the same for one clause and for very many."""

from hypothesis import given
from hypothesis import strategies as st

from coder.tagging.attributes import Attributes
from coder.text.policy.modality import Scale
from coder.text.search.joined import Joined

SCALE = Scale(names={3: "binding", 1: "hortatory"}, words={"应当": 3, "鼓励": 1, "不鼓励": 3})
WORDS = Attributes(modality=SCALE, targets={"企业": "enterprise", "小微企业": "small", "高校": "university"})
TOLD = ["应当", "應當", "不鼓励", "鼓励", "小微企业", "高校", "《", "》", "〈", "〉", "\n", "的"]
PIECES = st.lists(st.sampled_from(TOLD), max_size=9).map("".join)


@given(st.lists(PIECES, max_size=6))
def test_a_clause_is_read_alike_alone_and_among_others(texts: list[str]) -> None:
    """What stands in 《》 says nothing, and a bracket left open reaches into no other clause."""
    together = WORDS.of_all(Joined(texts))
    assert together == [WORDS.of_all(Joined([text]))[0] for text in texts]
    for text, (level, _) in zip(texts, together, strict=True):
        found = SCALE.of(text)
        assert level == (SCALE.names[found[0]] if found else "")
