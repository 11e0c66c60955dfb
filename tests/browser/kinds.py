"""One address for each kind of page, from the site where that kind is hardest."""

from playwright.sync_api import Page, expect

# kind: site, address
KINDS = {
    "home": ("real", ""),
    "record with everything": ("small", "bai/dau-de-cua-luu-tru/"),
    "record with uncertain date": ("small", "bai/khong-som-hon/"),
    "record with long headline": ("small", "bai/chong-dau/"),
    "record of many figures": ("real", "bai/lang-son-dinh-lap-ban-chi-dao-35-2023/"),
    "withdrawn record": ("small", "bai/da-rut/"),
    "list, page 2": ("real", "bai/trang-2/"),
    "provinces": ("real", "tinh/"),
    "province": ("small", "tinh/son-la/"),
    "province without reports": ("small", "tinh/bac-lieu/"),
    "sources": ("real", "nguon/"),
    "source": ("small", "nguon/bao-thu/"),
    "topics": ("real", "chu-de/"),
    "documents": ("real", "van-ban/"),
    "document": ("small", "van-ban/35-nq-tw-2018/"),
    "time": ("real", "thoi-gian/"),
    "year": ("real", "thoi-gian/2023/"),
    "month": ("small", "thoi-gian/2023/03/"),
    "data": ("real", "du-lieu/"),
    "essay": ("real", "gioi-thieu/"),
    "search": ("real", "tim-kiem/"),
    "not found": ("small", "404.html"),
}


def wait_for_scripts(page: Page) -> None:
    """Until the scripts that every page may have are done; a page without them is at once."""
    shown_by_script = ":is([data-copy], [data-shortcuts], [data-theme-picker])"
    expect(page.locator(f"{shown_by_script}[hidden]")).to_have_count(0)
