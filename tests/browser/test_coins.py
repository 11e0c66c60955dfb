"""Programs that save citations find each result, and the same as on a list page."""

from urllib.parse import parse_qs

from playwright.sync_api import Page

from browser.search_steps import HITS, Open, query, results


def spans(page: Page) -> dict[str, dict[str, list[str]]]:
    """The context objects of a page by the address of the record."""
    titles = page.locator("span.Z3988").evaluate_all("spans => spans.map((span) => span.title)")
    read = [parse_qs(title) for title in titles]
    return {coins["rft.description"][0]: coins for coins in read}


def test_results_and_lists_say_the_same_of_a_report(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + query("liên đoàn lao động", "&tinh=phu-yen"))
    results(page)
    found = spans(page)
    assert len(found) == page.locator(HITS).count() > 0
    page.goto(real_address + "tinh/phu-yen/")
    listed = spans(page)
    assert {key: listed[key] for key in found} == found
    assert ["Đặng Dự,", "Hoàng Trúc,"] in [coins.get("rft.au") for coins in found.values()]


def test_english_headlines_are_marked(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + query("push positive provincial image"))
    results(page)
    link = page.locator(f"{HITS} a").first
    assert link.get_attribute("lang") == "en"
    assert "tiếng Anh" in page.locator(f"{HITS} .card__line").first.inner_text()
    link.click()
    page.locator("h1[lang=en]").wait_for()


def test_nothing_is_printed_that_is_no_content(open_page: Open, real_address: str) -> None:
    page = open_page(real_address + "tinh/phu-yen/")
    page.emulate_media(media="print")
    for hidden in (".footer__tools", ".masthead__nav", ".listing__facts a", ".footer__links"):
        assert not page.locator(hidden).first.is_visible(), hidden
