"""A model trained from a codebook alone, and a folder of constructed policy documents."""

from pathlib import Path

import pytest

from coder.project.project import Project
from coder.project.suggesting.training import train

LAW = """# 示例市小城镇发展条例（虚构文本，仅用于测试）

（2020年3月1日示例市人民代表大会常务委员会通过）

## 第一章　总则

第一条　为了促进小城镇发展，根据《中华人民共和国政府采购法》，制定本条例。

第二条　市人民政府应当安排专项资金，对企业技术改造给予财政补贴，并开展职业技能培训。
（一）对小微企业依法给予税收优惠，减免企业所得税；
（二）优先采购本地企业的创新产品，扩大政府采购的规模。

第三条　鼓励高校与企业共建研发平台，支持人才引进。
"""


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `coder train` writes for the shipped codebook of policy instruments, without any coding."""
    folder = tmp_path_factory.mktemp("model")
    with Project.create(folder / "p.coder", codebooks=("policy_instruments",), user="AB") as project:
        train(project.workspace, folder / "m", vectors=False)
    return folder / "m"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Twelve laws in two folders, and a file that is no text."""
    for number in range(12):
        folder = tmp_path / "in" / ("a" if number % 2 else "b")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"law{number:02}.md").write_text(LAW.replace("示例市", f"示例{number}市"), encoding="utf-8")
    (tmp_path / "in" / "broken.docx").write_bytes(b"PK\x03\x04 no archive at all")
    return tmp_path / "in"
