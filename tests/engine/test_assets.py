"""Style sheets are joined in order and files are named by their content."""

from pathlib import Path

from newsarchive.engine.assets import gather_assets, join_css


def theme(folder: Path) -> Path:
    for name, text in {
        "css/main.css": '@layer a, b;\n@import "one.css" layer(a); /* 1 */\n@import "two.css";\n',
        "css/one.css": "p { color: red }\n/* a remark */\n",
        "css/two.css": "@media print { p { color: black } }\n",
        "js/main.js": 'import "./lib/part.js";\n',
        "js/lib/part.js": "export const part = 1;\n",
        "favicon.svg": "<svg/>",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_imports_are_replaced_in_order_with_their_layers(tmp_path: Path) -> None:
    css = join_css(theme(tmp_path) / "css/main.css")

    assert css.index("@layer a, b;") < css.index("@layer a {") < css.index("@media print")
    assert "@import" not in css
    assert "remark" not in css


def test_names_change_with_content_and_only_then(tmp_path: Path) -> None:
    first = gather_assets(theme(tmp_path)).addresses
    again = gather_assets(tmp_path).addresses
    (tmp_path / "js/lib/part.js").write_text("export const part = 2;\n")
    changed = gather_assets(tmp_path).addresses

    assert first == again
    assert changed["css/main.css"] == first["css/main.css"]
    assert changed["js/main.js"] != first["js/main.js"]
    assert first["favicon.svg"] == "theme/favicon.svg"


def test_modules_keep_their_places_among_each_other(tmp_path: Path) -> None:
    addresses = gather_assets(theme(tmp_path)).addresses
    folder = addresses["js/main.js"].rpartition("/")[0]

    assert addresses["js/lib/part.js"] == f"{folder}/lib/part.js"
