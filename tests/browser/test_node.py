"""The same modules in Node, over HTTP and from a folder, answer what they answer in Chromium."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.searching import ask, module_address
from conftest import Build

QUERIES: list[list[Any]] = [
    [query, {}]
    for query in (
        "Lương Nguyễn Minh Triết", "luong nguyen minh triet", "Vũ Trọng Hà", "Hà Giang",
        "Hoà Bình Cao Phong", "Ðắk Nông công an", "kĩ năng viết chính luận", "13-ĐA/TU",
        "nq 35", "kh82 tu", "BCĐ 35 Quảng Ninh", "TP.HCM tập huấn", "7675 tác phẩm",
        '"thế trận lòng dân"', '"cau lac bo ly luan tre"', '"dân lòng trận"', "cuộc thi -giải",
        'trao giải -"Cần Thơ"', "Bình Thạ", "fanpa", "chiến bịnh không gian mạng", "Đắc Nông",
        "", "…!?", "😀 <b>(.*)</b> שלום", "zzzzzz",
    )
]  # fmt: skip
QUERIES += [
    ["nghị quyết", {"filters": {"province": ["lao-cai", "son-la"], "from": "2022-06"}}],
    ["hội nghị", {"sort": "newest", "limit": 5, "offset": 5}],
    ["", {"sort": "oldest", "filters": {"level": "school", "to": "2023"}}],
    ["tập huấn", {"filters": {"topic": "tap-huan", "source": ["bao-cao-vien"]}, "limit": 50}],
]

SCRIPT = """
const [module, base, queries] = JSON.parse(process.argv[1]);
const { openIndex } = await import(module);
const index = await openIndex(base);
const results = [];
for (const [query, options] of queries) results.push(await index.search(query, options));
process.stdout.write(JSON.stringify(results));
"""


def node_version() -> int:
    if not (node := shutil.which("node")):
        return 0
    done = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    version = re.match(r"v(\d+)", done.stdout)
    return int(version[1]) if version else 0


pytestmark = pytest.mark.skipif(node_version() < 20, reason="no Node 20 or newer on PATH")


@pytest.fixture
def in_node(real_site: Build, tmp_path: Path) -> Callable[[str], list[Any]]:
    """Runs the queries in Node on an index at an address or in a folder."""
    # Outside a browser nothing says that the files are modules, as a page's script tag does.
    (module,) = (real_site.output / "theme").glob("js-*/search")
    shutil.copytree(module, tmp_path / "search")
    (tmp_path / "package.json").write_text('{"type": "module"}')
    address = (tmp_path / "search" / "index.js").as_uri()

    def run(base: str) -> list[Any]:
        values = json.dumps([address, base, QUERIES])
        done = subprocess.run(
            ["node", "--input-type=module", "--eval", SCRIPT, "--", values],
            capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
        results: list[Any] = json.loads(done.stdout)
        return results

    return run


def test_node_answers_what_chromium_answers(
    in_node: Callable[[str], list[Any]],
    open_page: Callable[..., Page],
    real_site: Build,
    real_address: str,
) -> None:
    page = open_page(f"{real_address}du-lieu/")
    module = module_address(real_site, real_address, "index.js")
    answers = ask(page, module, real_address, QUERIES)
    # Through JSON, in which what is undefined is left out.
    expected = [json.loads(json.dumps(answer["result"])) for answer in answers]
    folder = str(real_site.output)
    for base in (real_address, folder, f"{folder}/tim-kiem/chi-muc/"):
        for query, found, wanted in zip(QUERIES, in_node(base), expected, strict=True):
            assert without_nothing(found) == without_nothing(wanted), (base, query)


def without_nothing(result: Any) -> Any:
    """Leaves out keys whose value is null, which playwright makes of undefined."""
    if isinstance(result, dict):
        return {k: without_nothing(v) for k, v in result.items() if v is not None}
    return [without_nothing(value) for value in result] if isinstance(result, list) else result
