"""Which town a passage speaks of."""

from dataclasses import replace

from coder.analysis.profiles.scopes import scopes


def test_a_span_that_speaks_of_a_town_beats_the_whole_document(builder):
    """Inside the span its town alone; outside, that of the document."""
    document = builder.document("talk", "East")
    south = builder.town("South")
    builder.scope(document, "South", 100, 200)
    found = scopes(builder.snapshot())
    assert found.at(document, 150) == (south,)
    assert found.at(document, 99) == found.at(document, 200) == (builder.town("East"),)
    assert found.documents(south) == {document}


def test_a_document_of_several_towns_counts_for_each_and_one_of_none_for_none(builder):
    """Several whole-document towns stand side by side."""
    both, neither = builder.document("both", "East", "South"), builder.document("neither")
    found = scopes(builder.snapshot())
    assert set(found.at(both, 0)) == {builder.town("East"), builder.town("South")}
    assert found.at(neither, 0) == ()


def test_a_mention_says_its_own_town(builder):
    """Its town wins over that of the text."""
    document = builder.document("talk", "East")
    builder.mention(document, 1, town_id=builder.town("South"))
    builder.mention(document, 1)
    found = scopes(builder.snapshot())
    assert [found.of_mention(each) for each in builder.mentions] == [(builder.town("South"),), (builder.town("East"),)]


def test_a_document_that_a_revision_replaces_speaks_of_no_town(builder):
    """The same words do not count twice."""
    old, new = builder.document("old", "East"), builder.document("new", "East")
    snapshot = builder.snapshot()
    snapshot = replace(snapshot, documents=(snapshot.documents[0], replace(snapshot.documents[1], revision_of=old)))
    found = scopes(snapshot)
    assert found.at(old, 0) == () and found.at(new, 0) == (builder.town("East"),)
