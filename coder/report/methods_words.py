"""The paragraphs of the methods section, in English and Chinese; names in braces are filled in from parameters, codebook and log."""

UNITS = {
    "both": (
        "a coding or a mention of a linkage, both or several in one turn or clause once",
        "一条编码或一条联系记述，同一话轮或条款中兼有或重复的只计一次",
    ),
    "coding": ("a coding, several in one turn or clause once", "一条编码，同一话轮或条款中重复的只计一次"),
    "mention": ("a mention of a linkage, several in one turn or clause once", "一条联系记述，同一话轮或条款中重复的只计一次"),
    "linkage": ("a linkage, once for each source however often it is told", "一条联系，同一来源无论讲多少次只计一次"),
}

PARAGRAPHS = (
    (
        "This report covers {towns} town(s): {documents} documents, {codings} codings by people and {mentions} linkage mentions, coded with the "
        "codebook {book}, version {codebook_version}. Nothing that a machine suggested counts unless a person accepted it.",
        "本报告涉及 {towns} 个城镇：{documents} 篇文档，人工编码 {codings} 条，联系记述 {mentions} 条；编码本 {book}，版本 {codebook_version}。"
        "机器的建议未经人接受一律不计。",
    ),
    (
        "One piece of evidence is {unit}. Only affirmed mentions with the status {statuses} count; wished, planned, failed and denied ties are "
        "shown aside. What is unclear is counted as unclear and never imputed.",
        "一条证据是：{unit}。只有状态为{statuses}且被肯定的记述计入；希望、计划、失败与否认的联系另列。不明的记为不明，从不推补。",
    ),
    (
        "On each of the {dimensions} dimensions, theta is the share of the first pole among the evidence of both. Evidence within one source is "
        "discounted for its correlation (Kish 1965, rho = {rho}); sources are weighted by the Bayesian bootstrap (Rubin 1981, {draws} draws, seed "
        "{seed}); theta has a Beta posterior whose prior has the strength of {kappa} pieces of evidence at one half. Units coded by several people "
        "enter with one coder drawn at random; singly coded ones are flipped by the confusion matrix of the double-coded (Dawid & Skene 1979).",
        "在 {dimensions} 个维度上，θ 为第一极在两极证据中的份额。同一来源内的证据按其相关性折减（Kish 1965，ρ = {rho}）；来源按贝叶斯自助法加权"
        "（Rubin 1981，{draws} 次抽样，种子 {seed}）；θ 的后验为 Beta 分布，先验以二分之一为中心，强度相当于 {kappa} 条证据。"
        "多人编码的单元随机取一人；"
        "单人编码的单元按双人编码部分的混淆矩阵翻转（Dawid & Skene 1979）。",
    ),
    (
        "Memberships follow from theta by Ragin's direct method with the anchors {out} (out), {crossover} (cross-over) and "
        "{into} (in). The headline "
        "is the posterior over the {corners} corners (Kvist 2007). A corner is named only if its probability is at least "
        "{p_gate} and every dimension "
        "has at least {min_codings} pieces of evidence from at least {min_sources} sources; otherwise the verdict is undetermined and says what is "
        "missing. A profile is tentative where Krippendorff's alpha of a situation lies below {alpha_floor}.",
        "隶属度由 θ 按 Ragin 的直接法得出，锚点为 {out}（完全不属于）、{crossover}（分界）、{into}（完全属于）。结论是 {corners} 个角点上的后验概率"
        "（Kvist 2007）。只有概率不低于 {p_gate}、且每个维度至少有来自 {min_sources} 个来源的 {min_codings} 条证据时才命名；"
        "否则为未定，并说明还缺什么。"
        "若某情境的 Krippendorff α 低于 {alpha_floor}，画像为试探性。",
    ),
    (
        "Intervals hold {level} of the posterior. In simulations of towns with known shares they covered the truth at least as "
        "often as they claim: they "
        "are conservative. Counts are no sample of a population, so no p-values are given.",
        "区间包含后验的 {level}。在份额已知的模拟城镇中，其覆盖率不低于名义值：区间偏保守。条数不是总体的样本，因此不给出 p 值。",
    ),
    (
        "The log of the project has {events} events, from {first} to {last}; each is chained to the one before by its hash, and "
        "every number here can be "
        "computed again from it.",
        "项目日志共有 {events} 个事件，自 {first} 至 {last}，逐个以哈希相连；此处每个数字都可由其重新算出。",
    ),
)
