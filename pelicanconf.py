"""Settings of the archive: names and paths. ``publishconf.py`` builds on them."""

from jinja2 import StrictUndefined

SITENAME = "Lưu trữ 35"
# Where the site will stand. A build for readers is given its address: make publish SITEURL=…
SITEURL = "http://localhost:8000"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"

ARCHIVE = {
    "name": SITENAME,
    "tagline": (
        "Danh mục các bài báo địa phương viết về việc thực hiện Nghị quyết 35-NQ/TW ở các tỉnh,"
        " thành. Lưu trữ mô tả bài đã đăng, dẫn nguồn từng điều và không đứng về phía nào."
    ),
    "contact": "bien-tap@luu-tru-35.example",
    "licence_name": "CC BY 4.0",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/deed.vi",
}

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["newsarchive"]

# Only the preview shows drafts (make serve).
SHOW_DRAFTS = False

# Records and static pages are read by the plugin: nothing is left to Pelican's own generators.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
READERS = {"rst": None, "html": None}
DIRECT_TEMPLATES: list[str] = []
DELETE_OUTPUT_DIRECTORY = False  # a build replaces the output as a whole, when it is complete
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

# Nothing a record says may become markup, and a misspelt name in a template is an error.
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
}
