"""The buttons that copy the two citations of a record."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

Open = Callable[..., Page]
Address = Callable[[str], str]

ADDRESS = "https://archive.example/luu-tru/bai/dau-de-cua-luu-tru/"
CITATIONS = {
    "Bài như đã đăng": (
        "Nguyễn Văn Đạt - Lê Thị Ánh. “[Hội nghị ở Thành phố Hồ Chí Minh]”. Đài Mẫu, 2/5/2024."
        " https://baothu.example/dau-de-cua-luu-tru.html"
    ),
    "Bản mô tả của Lưu trữ 35": (
        "“[Hội nghị ở Thành phố Hồ Chí Minh]”. Bản mô tả trong Lưu trữ 35, mã"
        f" dau-de-cua-luu-tru, cập nhật 22/11/2026. {ADDRESS}"
    ),
}
BUTTON = "button[aria-describedby='{}']"


@pytest.mark.parametrize(("heading", "citation"), CITATIONS.items())
def test_citation_is_copied(
    heading: str, citation: str, open_page: Open, address_of: Address
) -> None:
    page = open_page(
        address_of("record with everything"), permissions=["clipboard-read", "clipboard-write"]
    )
    button = button_of(page, heading)
    button.click()
    expect(button).to_have_text("Đã sao chép")
    assert page.evaluate("navigator.clipboard.readText()") == citation
    expect(button).to_have_text("Sao chép")


def test_button_works_from_the_keyboard(open_page: Open, address_of: Address) -> None:
    page = open_page(
        address_of("record with everything"), permissions=["clipboard-read", "clipboard-write"]
    )
    button = button_of(page, "Bản mô tả của Lưu trữ 35")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_text("Đã sao chép")
    expect(button).to_be_focused()


def test_button_says_when_it_cannot_copy(open_page: Open, address_of: Address) -> None:
    page = open_page(address_of("record with everything"))
    session = page.context.new_cdp_session(page)
    session.send(
        "Browser.setPermission",
        {
            "permission": {"name": "clipboard-write"},
            "setting": "denied",
            "browserContextId": session.send("Target.getTargetInfo")["targetInfo"][
                "browserContextId"
            ],
        },
    )
    button = button_of(page, "Bài như đã đăng")
    button.click()
    expect(button).to_have_text("Không sao chép được, hãy chọn và sao chép bằng tay")
    expect(button).to_have_attribute("aria-live", "polite")
    expect(button).to_have_text("Sao chép")


def button_of(page: Page, heading: str) -> Locator:
    name = page.get_by_role("heading", name=heading).get_attribute("id")
    return page.locator(BUTTON.format(name))
