"""What the report says, in English and Chinese."""

from coder.report.bilingual import Bilingual, Texts
from coder.report.findings_texts import FINDING_TEXTS
from coder.report.lines.texts import LINE_TEXTS

_TEXTS: Texts = {
    "report": ("Model profiles of towns", "城镇模式画像"),
    "project": ("Project", "项目"),
    "as of": ("as of {} (UTC), the last of {} events of the log", "截至 {}（UTC），日志中 {} 个事件的最后一个"),
    "no log": ("the log is left out", "不含日志"),
    "contents": ("Contents", "目录"),
    "towns": ("Towns", "城镇"),
    "town": ("Town", "城镇"),
    "verdict": ("Verdict", "判定"),
    "undetermined": ("undetermined", "未定"),
    "needs": ("needs", "还需"),
    "named": ("{}, with probability {} of all corners", "{}，在所有角点中的概率为 {}"),
    "tentative": ("tentative: the coders agree too little", "试探性：编码者之间的一致性过低"),
    "counts": (
        "{} documents, {} codings, {} linkage mentions; {} sources with evidence of a situation",
        "{} 篇文档，{} 条编码，{} 条联系记述；{} 个来源含有情境证据",
    ),
    "constructed": (
        "Constructed text: some of these documents were written for an example. They are evidence about no real place.",
        "构造的文本：其中一些文档是为举例而写的，不能作为任何真实地方的证据。",
    ),
    "suggested": (
        "Suggestions that no person has accepted are counted here, weighted by their probability. Not a result.",
        "此处计入了尚无人接受的建议，按概率加权。不是研究结果。",
    ),
    "mark constructed": ("CONSTRUCTED", "构造文本"),
    "mark suggested": ("WITH SUGGESTIONS", "含未确认建议"),
    "pseudonyms": ("Names are replaced by pseudonyms, in the quotes too.", "姓名与名称已替换为化名，引文中亦然。"),
    "no towns": ("The project has no town yet.", "项目中还没有城镇。"),
    "draft": ("Codebook {} {}", "编码本 {} {}"),
    # figures
    "grid": ("Where the town stands on each dimension", "城镇在各维度上的位置"),
    "grid caption": (
        "Each row is a dimension, each cell one of its poles: the share of the pole among the evidence of both, with its {} interval, "
        "and the membership that follows from it (anchors {}, {}, {}). The darker cell is the nearer one.",
        "每行一个维度，每格一极：该极在两极证据中的份额及其 {} 区间，以及由此得出的隶属度（锚点 {}、{}、{}）。颜色较深的一格较接近。",
    ),
    "membership": ("membership {}", "隶属度 {}"),
    "situations": ("Situation mix and breadth", "情境构成与广度"),
    "situations caption": (
        "Share of each situation with its {} interval (dot and line), and breadth (diamond): the share of independent sources that tell of it. "
        "Shares are of all evidence of the situations; a talkative source moves the dot, not the diamond.",
        "各情境的份额及其 {} 区间（圆点与线），以及广度（菱形）：讲到它的独立来源所占的比例。份额以全部情境证据为分母；"
        "话多的来源会移动圆点，但不会移动菱形。",
    ),
    "contrasts": ("The contrast pairs", "对比组"),
    "contrasts caption": (
        "Bars run from the middle to each pole: {} to the left, {} to the right. Their ends are the shares; the lines are {} intervals.",
        "条形自中线伸向两极：左为{}，右为{}。条形末端为份额，细线为 {} 区间。",
    ),
    "corners": ("Probability of each corner", "各角点的概率"),
    "corners caption": (
        "Posterior probability that the town lies in each corner of the dimensions. A corner is named only from the dashed line on, and only on "
        "enough evidence.",
        "城镇位于各维度组合角点的后验概率。概率达到虚线且证据足够时才予以命名。",
    ),
    "gate": ("named from {}", "达到 {} 才命名"),
    "scale": ("Reach: scale of the ties, and E-I index", "联系的尺度与 E-I 指数"),
    "scale caption": (
        "Share of the ties at each scale, from near (light) to far (dark); below, the E-I index: (external − internal) / all, "
        "with its {} interval. "
        "Scale is functional and relative to the town; it is no statement on sovereignty or distance.",
        "各尺度联系所占份额，由近（浅）到远（深）；下方为 E-I 指数：（外部－内部）／全部，及其 {} 区间。尺度是功能性的、"
        "相对于本镇而言，与主权或距离无关。",
    ),
    "internal": ("internal", "内部"),
    "external": ("external", "外部"),
    "kinds": ("What flows through the ties", "联系的内容"),
    "kinds caption": (
        "Share of each kind with its {} interval. Diversity (1 − Σp²): {}.",
        "各类内容的份额及其 {} 区间。多样性（1 − Σp²）：{}。",
    ),
    "facets": ("How the ties work", "联系的方式"),
    "facets caption": (
        "Shares within each group with {} intervals. What nobody could tell is left out of the shares and counted beside the group.",
        "各组之内的份额及 {} 区间。说不清的不计入份额，数目列在组名旁。",
    ),
    "unclear n": ("unclear: {}", "不明：{}"),
    "statuses": ("Ties that do not count: wished, planned, failed, denied", "不计入的联系：希望、计划、失败、否认"),
    "statuses caption": (
        "Number of mentions by what became of them. Only {} ones enter the numbers above.",
        "按状态分的记述条数。只有{}的记述计入上面的数字。",
    ),
    "network": ("Who is tied to whom", "谁与谁相联系"),
    "network caption": (
        "Actors (shape and colour: type) and the ties between them; the wider a line, the more sources tell of it. {} actors, {} ties.",
        "行动者（形状与颜色表示类型）及其联系；线越粗，讲到它的来源越多。共 {} 个行动者，{} 条联系。",
    ),
    "network cut": (
        " Shown are the {} actors with most ties, so that the names can be read; the table has all.",
        "图中只画联系最多的 {} 个行动者，以便看清名称；表中列出全部。",
    ),
    "layers": ("The network, layer by layer", "分层的网络"),
    "layers caption": (
        "The same actors in the same places; each panel draws only the ties of one kind.",
        "同样的行动者，同样的位置；每幅小图只画一类内容的联系。",
    ),
    "timeline": ("Dated ties", "有时间的联系"),
    "timeline caption": (
        "Ties with a date, by their first year. A pale line is the range that the date can mean; an arrow says that the tie goes on; "
        "hollow marks do not count (planned, failed ...). {} of {} mentions have a date.",
        "有时间的联系，按起始年份排列。浅色线为该时间可能的范围；箭头表示仍在继续；空心标记不计入（计划、失败等）。{}／{} 条记述有时间。",
    ),
    "timeline cut": (" Shown are the first {}; the table has all.", "图中只画前 {} 条，表中列出全部。"),
    "reference": ("Against the published comparison table", "与已发表对照表的比较"),
    "reference caption": (
        "A row matches if the town's cell (the smallest set of values with a joint share of {}) is the published set. Rows are never forced: "
        "without enough evidence they are insufficient.",
        "若城镇的单元格（份额合计达到 {} 的最小取值集）与已发表的一致，则该行相符。证据不足的行列为不足，不作勉强判断。",
    ),
    "column": ("Column {}: {} of {} decidable rows match; {} insufficient", "{0} 一栏：可判定的 {2} 行中 {1} 行相符；{3} 行不足"),
    "row": ("Row", "行"),
    "published": ("Published", "已发表"),
    "here": ("Here", "本镇"),
    "verdict match": ("match", "相符"),
    "verdict partial": ("partial", "部分相符"),
    "verdict differs": ("differs", "不同"),
    "verdict insufficient": ("insufficient", "不足"),
    "strongest": ("Quotes", "引文"),
    "no evidence": ("no evidence", "无证据"),
    "without": ("Without each source", "去掉每个来源后"),
    "without caption": (
        "Probability of “{}” when one source is left out at a time. A dot far from the others is a source on which the verdict hangs.",
        "逐一去掉一个来源后“{}”的概率。离群的点表示判定取决于该来源。",
    ),
    "crossover": ("With another cross-over", "改变分界点后"),
    "crossover caption": (
        "Probability of “{}” when the share at which a pole begins to count as the nearer one is moved by a tenth.",
        "把分界份额上下移动十分之一后“{}”的概率。",
    ),
    "now": ("now {}", "现为 {}"),
    "agreement": ("Agreement of the coders", "编码者的一致性"),
    "agreement caption": (
        "Krippendorff's alpha of each situation over turns read by two people, with its 95 % bootstrap interval; below the "
        "dashed line the profile is "
        "tentative.",
        "各情境的 Krippendorff α，以两人都读过的话轮计，附 95% 自助法区间；低于虚线则画像为试探性。",
    ),
    "heat": ("Towns by situations", "城镇与情境"),
    "heat caption": (
        "Share of each situation in each town (darker: larger), with the number of sources; towns of like mixes stand beside each "
        "other (Jensen-Shannon distance). Grey cells: the dimension of the "
        "situation has less than "
        "{} pieces of evidence or {} sources there.",
        "各城镇中每种情境的份额（越深越大），并标出来源数；构成相近的城镇排在一起（Jensen-Shannon 距离）。"
        "灰色格：该情境所属维度在该镇的证据少于 {} 条或来源少于 {} 个。",
    ),
    "difference": ("Difference in points", "相差百分点"),
    "difference of": ("{} less {}", "{}减{}"),
    "difference caption": (
        "How much larger each share is in {} than in {}, in percentage points, with its {} interval; of a dimension, the share of its first pole. "
        "Grey: one of the two has evidence from too few sources to be compared.",
        "各份额在{}比在{}大多少个百分点，附 {} 区间；维度取第一极的份额。灰色：其中一镇的证据来源太少，不足以比较。",
    ),
    # words of tables and tips
    "code": ("Code", "编码项"),
    "dimension": ("Dimension", "维度"),
    "pole": ("Pole", "极"),
    "share": ("Share", "份额"),
    "interval": ("{} interval", "{} 区间"),
    "n": ("n", "证据数"),
    "sources": ("Sources", "来源"),
    "speakers": ("Speakers", "说话人"),
    "breadth": ("Breadth", "广度"),
    "probability": ("Probability", "概率"),
    "source": ("Source", "来源"),
    "corner": ("Corner", "角点"),
    "alpha": ("Alpha", "α"),
    "units": ("Turns", "话轮"),
    "status": ("Status", "状态"),
    "mentions": ("Mentions", "记述"),
    "group": ("Group", "组"),
    "value": ("Value", "取值"),
    "actor": ("Actor", "行动者"),
    "type": ("Type", "类型"),
    "ties": ("Ties", "联系"),
    "tie": ("Tie", "联系"),
    "time": ("Time", "时间"),
    "kind": ("Kind", "内容"),
    "measure": ("Measure", "度量"),
    "figures": ("As a table", "数据表"),
    "tip": ("{}: {} ({} interval {} to {}); n {} from {} sources, {} speakers", "{}：{}（{} 区间 {}—{}）；证据 {} 条，来自 {} 个来源、{} 位说话人"),
    "tip breadth": ("; breadth {}", "；广度 {}"),
    "sources of": ("{} sources", "{} 个来源"),
    "mentions of": ("{} mentions", "{} 条记述"),
    "ties of": ("{} ties", "{} 条联系"),
    "all": ("all evidence", "全部证据"),
    "untyped": ("type not given", "未注明类型"),
    "mean": ("mean", "平均"),
    "power": ("power mean", "幂平均"),
    "strict": ("strict (lowest)", "严格（最小值）"),
    "types": ("Scores of the ideal types (fuzzy sets)", "理想类型得分（模糊集）"),
    "types caption": (
        "Median and {} interval of the strict score (the least of the memberships), beside it the mean and the power mean, which show near misses.",
        "严格得分（各隶属度的最小值）的中位数与 {} 区间，旁列平均值与幂平均值，以显示接近而未达到的情形。",
    ),
    "missing": ("What is missing", "还缺什么"),
    "least heard": ("heard least on {}: {}", "{}上听得最少的是：{}"),
    "notes": ("Notes", "说明"),
    "trajectory": ("From decade to decade", "逐年代的变化"),
    "trajectory caption": (
        "Share of the first pole of each dimension with its {} interval, from the evidence of each decade (orange) and from what has "
        "no single decade (grey). "
        "Decades with little evidence have wide intervals.",
        "各维度第一极的份额及其 {} 区间，分别取自每个年代的证据（橙色）和不属于单一年代的证据（灰色）。证据少的年代区间较宽。",
    ),
    "period": ("Period", "时期"),
    "undated": ("undated", "无时间"),
    "coarse": ("over several periods", "跨多个时期"),
    "outside": ("outside the periods", "时期之外"),
    "brokers": ("Brokers, and the network as a whole", "中介者与网络整体"),
    "brokers caption": (
        "Betweenness (Freeman 1977): share of the shortest paths between two others that run over the actor. Pairs cut: pairs of "
        "others that could reach "
        "each other and no longer can without the actor. Centralisation (Freeman 1979): 0 all alike, 1 a star; for government, all "
        "its actors as one.",
        "中介中心性（Freeman 1977）：其他两者之间的最短路径经过该行动者的比例。切断的对数：没有该行动者便不再连通的行动者对。"
        "中心势（Freeman 1979）：0 为人人相同，1 为星形；政府中心势把全部政府行动者视为一个。",
    ),
    "degree": ("Ties", "联系数"),
    "strength": ("Ties by source", "按来源计的联系数"),
    "betweenness": ("Betweenness", "中介中心性"),
    "pairs cut": ("Pairs cut", "切断的对数"),
    "components": ("Components", "连通分量"),
    "density": ("Density", "密度"),
    "centralisation": ("Centralisation", "中心势"),
    "government centralisation": ("Centralisation of government", "政府中心势"),
    "initiated by government": ("Ties initiated by government", "由政府发起的联系"),
    "rural": ("Ties with a village or migrant end", "一端为村庄或外来务工者的联系"),
    "methods": ("How these numbers were made", "这些数字是怎么得出的"),
    "tentative mark": ("tentative", "试探性"),
    "overview caption": (
        "Columns of the dimensions: share of the first pole with its {} interval ({}).",
        "各维度列：第一极的份额及其 {} 区间（{}）。",
    ),
    # quotes
    "quotes": ("Quotes of {}", "{} 的引文"),
    "index": ("Numbers and the quotes behind them", "数字及其背后的引文"),
    "index hint": (
        "Each number of the figures leads here; each number here leads to a passage.",
        "图表中的每个数字都指向此处；此处的每个编号都指向一段引文。",
    ),
    "passages": ("{} passages", "{} 段"),
    "passages hint": (
        "Every passage behind a number, in order of document and place. Long passages are cut after {} characters.",
        "数字背后的全部段落，按文档与位置排列。过长的段落在 {} 字后截断。",
    ),
    "line": ("line {}", "第 {} 行"),
    "turn": ("turn {}", "第 {} 轮"),
    "coded by": ("{}, coded by {} on {}", "{}，{} 编码于 {}"),
    "told by": ("{}, recorded by {} on {}", "{}，{} 记录于 {}"),
    "no speaker": ("no speaker", "无说话人"),
    "close": ("Close", "关闭"),
    "behind": ("Behind this number", "此数字背后"),
    "back": ("back to the town", "返回该城镇"),
    # statuses
    "active": ("active", "进行中"),
    "ended": ("ended", "已结束"),
    "wished": ("wished", "希望"),
    "planned": ("planned", "计划"),
    "failed": ("failed", "失败"),
    "counterfactual": ("counterfactual", "假设"),
    "denied": ("denied", "否认"),
    "unclear": ("unclear", "不明"),
    "borrowed_from": ("Borrowed from", "借鉴自"),
    # roles of speakers
    "respondent": ("respondents", "受访者"),
    "official": ("officials", "官员"),
    "entrepreneur": ("entrepreneurs", "企业家"),
    "association": ("associations", "协会"),
    "villager": ("villagers", "村民"),
    "worker": ("workers", "工人"),
    "expert": ("experts", "专家"),
    "other": ("others", "其他"),
    # rows of the comparison table
    "dynamics": ("Dynamics", "动力"),
    "economic_linkages": ("Economic linkages", "经济联系"),
    "institutional_borrowing": ("Institutional borrowing", "制度借鉴"),
    "relations_with_existing_industries": ("Relations with existing industries", "与既有产业的关系"),
    "level_of_risk": ("Level of risk", "风险程度"),
    "interurban_competition": ("Inter-urban competition", "城际竞争"),
    "mentality_of_government": ("Mentality of government", "政府心态"),
    **LINE_TEXTS,
    **FINDING_TEXTS,
}


class Words(Bilingual):
    """The sentences of the report."""

    def __init__(self, language: str) -> None:
        super().__init__(_TEXTS, language)
