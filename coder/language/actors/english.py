"""Names, heads and word lists of English."""

from collections.abc import Iterator

from coder.language.actors.rules import KIND_OF_TIER, Head, Phrase, phrases, table, word_set

_TIERS = (
    ("central", "central_government national_government state_council the_ministry ministries the_cabinet executive_yuan legislative_yuan"),
    ("provincial", "provincial_government provincial_authorities the_province the_provincial_government"),
    (
        "prefecture",
        "city_government municipal_government prefecture_government city_hall the_municipality city_council the_mayor prefectural_government",
    ),
    (
        "county",
        "county_government district_government county_magistrate county_authorities county_leaders county_council the_county district_council",
    ),
    (
        "township",
        """
    town_government township_government town_office township_office town_hall town_leaders town_officials town_cadres township_leaders
    sub-district_office
    """
        " street_office the_town the_township town_council",
    ),
    ("village", "village_committee village_collective villagers village_cadres village_head village_secretary the_village village_council"),
)
_WORDS = (
    (
        "government",
        "",
        "local_government local_governments the_government the_authorities local_authorities government_agencies digital_ministry"
        " tax_agencies the_agency public_agencies public_sector",
    ),
    (
        "firm",
        "enterprise_private",
        """
    private_firms private_firm private_enterprises local_firms local_businesses local_entrepreneurs entrepreneurs entrepreneur family_firms
    family_business small_firms small_businesses smes suppliers supplier start-ups start-up startups startup household_workshops
    factory_owners shop_owners companies the_company manufacturers employers investors the_factory factories social_enterprises
    social_enterprise
    """,
    ),
    ("firm", "enterprise_state", "state-owned_enterprises state-owned_enterprise soes soe platform_company platform_companies state-owned_company"),
    ("firm", "tve", "tves tve township_and_village_enterprises township_enterprises village_enterprises collective_enterprises"),
    (
        "firm",
        "foreign_firm",
        """
    foreign_firms foreign_investors foreign_companies multinationals multinational multinational_companies foreign-invested_firms
    joint_ventures joint_venture
    """,
    ),
    (
        "firm",
        "taiwan_firm",
        "taiwanese_firms taiwanese_investors taiwanese_businesspeople taiwanese_companies taiwanese_suppliers taiwanese_businessmen",
    ),
    (
        "association",
        "business_association",
        """
    chamber_of_commerce chambers_of_commerce trade_association industry_association business_association business_associations
    the_association the_chamber trade_associations industry_associations trade_union trade_unions farmers'_association labour_union
    """,
    ),
    (
        "institute",
        "university_institute",
        """
    universities the_university university research_institute research_institutes vocational_college vocational_school vocational_schools
    technical_school colleges the_institute professors academics the_school schools researchers laboratory laboratories
    """,
    ),
    ("people", "migrant_workers", "migrant_workers migrant_worker migrants new_residents rural_migrants seasonal_workers returnees factory_hands"),
    ("people", "", "farmers workers public_servants civil_servants residents citizens consumers young_people volunteers activists"),
    (
        "bank",
        "bank_finance",
        """
    banks the_bank local_bank local_banks commercial_bank rural_credit_cooperative credit_cooperatives venture_capitalists venture_fund
    lenders guarantee_company
    """,
    ),
    (
        "park",
        "park_committee",
        """
    management_committee zone_committee development_zone industrial_park hi-tech_zone science_park incubator incubators zone_administration
    zone_authority park_committee park_office zone_committee the_zone
    """,
    ),
    ("media", "media", "newspapers newspaper journalists journalist the_media the_press mainstream_media broadcasters"),
    (
        "broker",
        "broker",
        """
    brokers broker intermediaries intermediary middlemen middleman labour_contractor labour_contractors consultants headhunters
    labour_agency go-between
    """,
    ),
    ("civil", "", "civil_society ngos ngo nonprofits nonprofit non-profit non-profits civil_society_organizations"),
)

OF_HEADS = {
    "ministry": ("government", "actor.gov_central", "central"),
    "department": ("government", "", ""),
    "bureau": ("bureau", "", ""),
    "university": ("institute", "actor.university_institute", ""),
    "institute": ("institute", "actor.university_institute", ""),
    "academy": ("institute", "actor.university_institute", ""),
    "college": ("institute", "actor.university_institute", ""),
    "school": ("institute", "actor.university_institute", ""),
    "bank": ("bank", "actor.bank_finance", ""),
    "chamber": ("association", "actor.business_association", ""),
    "federation": ("association", "actor.business_association", ""),
    "association": ("association", "actor.business_association", ""),
    "city": ("government", "actor.gov_prefecture", "prefecture"),
    "office": ("bureau", "", ""),
    "council": ("government", "", ""),
    "government": ("government", "", ""),
}
"""Capitalised words before `of` and a name, such as Ministry of Science and Technology: (rule, kind, tier)."""

HEADS = (
    Head(words=("government", "council", "yuan", "ministry"), rule="government", bare=False),
    Head(words=("bureau", "department", "agency", "commission", "administration", "office"), rule="bureau", bare=False),
    Head(
        words=("ltd", "inc", "corp", "corporation", "company", "co", "llc", "group", "enterprises", "limited", "gmbh"),
        rule="firm",
        kind="actor.enterprise_private",
        bare=False,
    ),
    Head(
        words=("association", "chamber", "federation", "union", "guild", "alliance"),
        rule="association",
        kind="actor.business_association",
        bare=False,
    ),
    Head(
        words=("university", "institute", "college", "academy", "school", "laboratory", "lab"),
        rule="institute",
        kind="actor.university_institute",
        bare=False,
    ),
    Head(words=("bank",), rule="bank", kind="actor.bank_finance", bare=False),
    Head(words=("park", "zone"), rule="park", kind="actor.park_committee", bare=False),
    Head(words=("times", "post", "daily", "television", "tv", "news"), rule="media", kind="actor.media", bare=False),
    Head(words=("foundation", "society", "party", "project"), rule="civil", bare=False),
)

PARK_WORDS = word_set(
    "industrial science technology hi-tech high-tech tech software business economic development trade export processing bonded special logistics"
)
"""One of these stands in the name of a park or zone that is an actor: Hyde Park is none."""

TIER_WORDS = {
    "central": "central",
    "national": "central",
    "federal": "central",
    "provincial": "provincial",
    "province": "provincial",
    "municipal": "prefecture",
    "city": "prefecture",
    "prefecture": "prefecture",
    "county": "county",
    "district": "county",
    "town": "township",
    "township": "township",
    "village": "village",
}

GENERIC_MODIFIERS = word_set(
    """
    the our local a an this that their his her its my your national provincial municipal city county district town township village
    """
)

NOT_IN_NAMES = word_set(
    """
    the a an and or but if when while so because that this these those there here he she it we they you i in on at by for from with as to
    then now well yes no what which who how why where my our your their his her its thank thanks dear mr mrs ms dr prof also after before
    since during under over about not
    """
)


def english() -> Iterator[Phrase]:
    """All phrases of English, lower case."""
    for tier, words in _TIERS:
        rule = "village" if tier == "village" else "government"
        yield from phrases(rule, KIND_OF_TIER[tier], words, tier=tier)
    yield from table(_WORDS)
