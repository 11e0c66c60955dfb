"""The search by keyboard: the suggestions, the way through the results, the keys that lead in."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.search_steps import HITS, Open, asked, box, query, results


def options(page: Page) -> Locator:
    return page.locator("#goi-y [role=option]")


def chosen_by_reference(page: Page) -> str:
    """The text of the suggestion that a screen reader is told of; empty for none."""
    number = box(page).get_attribute("aria-activedescendant")
    return page.locator(f"#{number} > span").first.inner_text() if number else ""


def type_lang(page: Page) -> None:
    expect(box(page)).to_have_role("combobox")  # the script is there
    box(page).fill("lang")
    expect(options(page).first).to_be_visible()


def test_suggestions_are_a_combobox(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + "tim-kiem/")
    combobox = page.get_by_role("combobox", name=re.compile("Tìm trong lưu trữ"))
    expect(combobox).to_have_attribute("aria-expanded", "false")
    type_lang(page)
    expect(combobox).to_have_attribute("aria-expanded", "true")
    expect(combobox).to_have_attribute("aria-autocomplete", "list")
    controlled = combobox.get_attribute("aria-controls")
    expect(page.locator(f"#{controlled}")).to_have_role("listbox")
    texts = [option.locator("span").first.inner_text() for option in options(page).all()]
    assert texts[0] == "Lạng Sơn"
    assert chosen_by_reference(page) == ""
    for text in [*texts, "", texts[0]]:  # round through the box
        page.keyboard.press("ArrowDown")
        assert chosen_by_reference(page) == text
        assert page.locator("[aria-selected=true]").count() == (1 if text else 0)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert chosen_by_reference(page) == texts[-1]
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("lang")


def test_enter_takes_a_suggestion(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + "tim-kiem/")
    type_lang(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(box(page)).to_have_value("Lạng Sơn")
    expect(page).to_have_title(re.compile("^Lạng Sơn"))
    assert asked(page) == {"q": ["Lạng Sơn"]}
    page.wait_for_timeout(400)  # what was under way must not open it again
    expect(options(page).first).to_be_hidden()
    expect(box(page)).to_be_focused()


def test_enter_without_a_choice_searches_what_was_typed(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + "tim-kiem/")
    expect(box(page)).to_have_role("combobox")
    box(page).press_sequentially("lang")
    page.keyboard.press("Enter")
    assert asked(page) == {"q": ["lang"]}
    page.wait_for_timeout(400)
    assert options(page).count() == 0 or options(page).first.is_hidden()
    results(page)


def test_what_is_typed_before_the_scripts_are_here_is_kept(
    open_page: Open, real_address: str
) -> None:
    page = open_page(real_address + "cach-tim/")
    page.add_init_script(
        "document.addEventListener('readystatechange', () =>"
        " { document.querySelector('#tim').value = 'hà giang'; }, {once: true})"
    )
    page.goto(real_address + "tim-kiem/")
    results(page)
    expect(box(page)).to_have_value("hà giang")
    assert asked(page) == {"q": ["hà giang"]}


def test_escape_closes_then_clears(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + "tim-kiem/")
    type_lang(page)
    page.keyboard.press("Escape")
    expect(options(page).first).to_be_hidden()
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    expect(box(page)).to_have_value("lang")
    page.keyboard.press("Escape")
    expect(box(page)).to_have_value("")
    results(page, "idle")


def test_suggestion_by_mouse_and_by_finger(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + "tim-kiem/", has_touch=True)
    type_lang(page)
    options(page).nth(1).hover()
    page.mouse.down()  # pressing alone takes nothing and closes nothing
    expect(box(page)).to_have_value("lang")
    expect(options(page).first).to_be_visible()
    page.mouse.up()
    expect(box(page)).to_have_value("Báo Lạng Sơn")
    expect(box(page)).to_be_focused()
    box(page).fill("")
    type_lang(page)
    options(page).first.tap()
    expect(box(page)).to_have_value("Lạng Sơn")


def test_leaving_the_box_closes_the_suggestions(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + "tim-kiem/")
    type_lang(page)
    page.keyboard.press("Tab")
    expect(options(page).first).to_be_hidden()


def test_arrows_walk_through_the_results(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + query("hà giang"))
    results(page)
    links = page.locator(f"{HITS} h2 a")
    box(page).focus()
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    for at in range(links.count()):
        page.keyboard.press("ArrowDown")
        expect(links.nth(at)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.last).to_be_focused()
    page.keyboard.press("Escape")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("hà giang")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    title = links.first.inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("article h1")).to_have_text(title)


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
@pytest.mark.parametrize("address", ["tim-kiem/", "gioi-thieu/", ""])
def test_key_leads_to_the_box(key: str, address: str, open_page: Open, real_address: str) -> None:
    page = open_page(real_address + address)
    expect(page.locator("[data-shortcuts]")).to_be_visible()
    page.locator("h1").click()
    expect(box(page)).not_to_be_focused()
    page.keyboard.press(key)
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    page.keyboard.type("35/nq")
    expect(box(page)).to_have_value("35/nq")
    page.keyboard.press("Control+k")  # from within: all of it is selected
    page.keyboard.type("x")
    expect(box(page)).to_have_value("x")


def test_keys_can_be_switched_off_for_good(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + "gioi-thieu/")
    switch = page.locator("[data-shortcuts]").get_by_role("checkbox")
    switch.uncheck()
    page.goto(real_address + "chu-de/")
    expect(switch).not_to_be_checked()
    page.locator("h1").click()
    for key in ("/", "Control+k"):
        page.keyboard.press(key)
        expect(box(page)).not_to_be_focused()
    switch.check()
    page.reload()
    expect(switch).to_be_checked()
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()


def test_event_without_a_key_is_ignored(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + "gioi-thieu/")
    expect(page.locator("[data-shortcuts]")).to_be_visible()
    page.evaluate("document.body.dispatchEvent(new Event('keydown', {bubbles: true}))")
