"""Agreement of two coders on a hundred documents, beside the libraries that compute the same.

    python -P tests/benchmarks/agreement.py FOLDER [--draws 1000] [--json OUT]

FOLDER holds `docs/*.txt` and `codings.jsonl` ({doc: place among the texts, start, end, code, coder}), as W3 of the workloads: CPU time of all
coefficients of all codes with their bootstrap intervals, by turn and by character, of the disagreements and the consensus, and the largest
difference to scikit-learn (Cohen's kappa), and, where they are installed, to `krippendorff` (alpha) and `irrCAC` (AC1), on the same turns.
"""

import argparse
import json
import resource
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from coder.analysis.agreement.coders_of_documents import coders_of_documents, doubled
from coder.analysis.agreement.consensus import consensus
from coder.analysis.agreement.disagreements import compared
from coder.analysis.agreement.judgements import NOTHING, documents_judged, judged
from coder.analysis.agreement.of_codes import reliability
from coder.analysis.profiles.parameters import ProfileParameters
from coder.model.codebook import Code
from coder.model.coding import Coding
from coder.model.document import Document
from coder.model.reliability import Reliability
from coder.model.snapshot import Snapshot
from coder.model.user import User
from coder.text.segments import segment


def snapshot(folder: Path) -> Snapshot:
    """The workload as a snapshot."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted((folder / "docs").glob("*.txt"))}
    rows = [json.loads(line) for line in (folder / "codings.jsonl").read_text(encoding="utf-8").split("\n") if line]
    codes, users = sorted({str(row["code"]) for row in rows}), sorted({row["coder"] for row in rows})
    names = list(texts)
    codings = tuple(
        Coding(
            id=str(number),
            document_id=names[row["doc"]],
            start=row["start"],
            stop=row["end"],
            code_id=str(row["code"]),
            user_id=row["coder"],
            created_at="",
        )
        for number, row in enumerate(rows)
    )
    documents = tuple(_document(name, text) for name, text in texts.items())
    fields: dict[str, Any] = dict.fromkeys(Snapshot.__dataclass_fields__, ())
    fields |= {
        "name": folder.name,
        "texts": texts,
        "segments": {name: segment(text, "interview") for name, text in texts.items()},
        "turn_speakers": {},
        "documents": documents,
        "codings": codings,
        "codes": tuple(Code(id=code, codebook_id="b", key=code, names={"en": code}) for code in codes),
        "users": tuple(User(id=user, name=user) for user in users),
    }
    return Snapshot(**fields)


def _document(name: str, text: str) -> Document:
    given = {"id": name, "title": name, "kind": "interview", "language": "mixed", "length": len(text), "source": name}
    rest = {field: "" for field in Document.__dataclass_fields__ if field not in given and field not in ("metadata", "revision_of")}
    return Document(**{**rest, **given})  # type: ignore[arg-type]


def others(now: Snapshot, found: Reliability) -> dict[str, float]:
    """The largest difference to each library, over all codes."""
    from sklearn.metrics import cohen_kappa_score

    documents = documents_judged(now.codings, doubled(coders_of_documents(now, ProfileParameters())))
    coders = sorted({coder for document in documents for coder in document.coders})
    apart: dict[str, float] = {}
    said = [judged(document, now, found.unit, coders) for document in documents]
    for row in found.codes[:-1]:
        patterns = (each.get(row.code, each[NOTHING]) for each in said)
        table = np.array([pattern for some in patterns for pattern, n in some.items() for _ in range(int(n))], float)
        theirs = {"cohen_conger": cohen_kappa_score(table[:, 0], table[:, 1])}
        if find_spec("krippendorff"):
            import krippendorff

            theirs["krippendorff"] = krippendorff.alpha(table.T, level_of_measurement="nominal", value_domain=[0.0, 1.0])
        if find_spec("irrCAC"):
            import pandas as pd
            from irrCAC.raw import CAC

            theirs["gwet_ac1"] = CAC(pd.DataFrame(table), digits=12).gwet()["est"]["coefficient_value"]
        for name, value in theirs.items():
            mine = row.coefficients[name].value
            apart[name] = max(apart.get(name, 0.0), abs(value - mine) if mine is not None else 0.0)
    return apart


def main() -> None:
    """Read the arguments, print the table, write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    now = snapshot(chosen.folder)
    result: dict[str, Any] = {"documents": len(now.documents), "codings": len(now.codings), "codes": len(now.codes), "draws": chosen.draws}
    for unit in ("turn", "character"):
        began = time.process_time()
        found = reliability(now, ProfileParameters(), unit=unit, draws=chosen.draws)
        result[f"{unit}_s"] = round(time.process_time() - began, 3)
        result[f"{unit}_alpha"] = found.codes[-1].coefficients["krippendorff"].value
        if unit == "turn":
            result["apart"] = others(now, found)
    began = time.process_time()
    result["disagreements"] = len(compared(now).disagreements)
    result["disagreements_s"] = round(time.process_time() - began, 3)
    began = time.process_time()
    consensus(now, ProfileParameters())
    result["consensus_s"] = round(time.process_time() - began, 3)
    result["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
    for name, value in result.items():
        print(f"{name:16} {value}")
    if chosen.json:
        chosen.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
