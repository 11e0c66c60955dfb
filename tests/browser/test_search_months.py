"""The first and the last month of a search, typed with a month picker and without one."""

import re

from playwright.sync_api import expect

from browser.search_steps import Open, asked, query, results


def test_months_can_be_typed(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + query("hội nghị"))
    results(page)
    expect(page.locator("[data-month-hint]")).to_be_hidden()
    first = page.locator("[name=from]")
    first.focus()
    page.keyboard.type("March")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("2023")
    expect(page).to_have_url(re.compile("tu=2023-03$"))
    expect(first).to_be_focused()


def test_months_can_be_typed_where_there_is_no_picker(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + "cach-tim/")
    # As browsers do that do not know the type.
    page.add_init_script(
        "document.addEventListener('readystatechange', () => document.querySelectorAll("
        "'[type=month]').forEach((input) => input.setAttribute('type', 'text')))"
    )
    page.goto(real_address + query("hội nghị", "&tu=2022-01"))
    results(page)
    expect(page.locator("[data-month-hint]")).to_have_text("Gõ tháng/năm, thí dụ 3/2023.")
    expect(page.locator("[name=from]")).to_have_value("1/2022")
    for typed, written in (("3/2023", "2023-03"), ("2023-04", "2023-04")):
        page.locator("[name=to]").fill(typed)
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(f"den={written}"))
    page.locator("[name=to]").fill("hè 2023")
    page.keyboard.press("Enter")
    assert page.locator("[name=to]").evaluate("(input) => input.validity.customError")
    assert asked(page)["den"] == ["2023-04"]
