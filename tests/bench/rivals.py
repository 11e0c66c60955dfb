"""The same archive for other site generators, with the same kinds of page.

Each record becomes an article with its title, date, province, publisher, topics and account;
each has lists by province, publisher, topic and year, in pages of thirty, and a feed for each
list. Both themes are as plain as can be, which favours them.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

HUGO_CONFIG = """\
baseURL = "http://localhost:8000/"
title = "Archive"
languageCode = "vi"
[pagination]
pagerSize = 30
[taxonomies]
province = "provinces"
source = "sources"
topic = "topics"
year = "years"
"""
HUGO_TEMPLATES = {
    "baseof.html": """\
<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="description" content="{{ .Summary | plainify }}">
<link rel="canonical" href="{{ .Permalink }}"></head>
<body><header><nav><a href="/">{{ site.Title }}</a>
{{ range slice "provinces" "sources" "topics" "years" }}<a href="/{{ . }}/">{{ . }}</a>{{ end }}
</nav></header><main>{{ block "main" . }}{{ end }}</main><footer>CC BY 4.0</footer></body></html>
""",
    "single.html": """\
{{ define "main" }}<article data-pagefind-body><h1>{{ .Title }}</h1>
<p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2/1/2006" }}</time>
{{ range slice "provinces" "sources" "topics" }}{{ $kind := . }}
{{ range $.GetTerms $kind }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ end }}</p>
<p>{{ .Params.description }}</p>{{ .Content }}
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
</article>{{ end }}
""",
    "list.html": """\
{{ define "main" }}<h1>{{ .Title }}</h1><ol>
{{ $pages := .Paginate .RegularPages.ByDate.Reverse }}{{ range $pages.Pages }}
<li><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>
<p>{{ .Date.Format "2/1/2006" }}</p><p>{{ .Params.description }}</p></li>{{ end }}</ol>
{{ with $pages.Prev }}<a href="{{ .URL }}">‹</a>{{ end }}
{{ with $pages.Next }}<a href="{{ .URL }}">›</a>{{ end }}{{ end }}
""",
    "terms.html": """\
{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages.ByTitle }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ len .Pages }}</li>{{ end }}</ul>{{ end }}
""",
}
PELICAN_CONFIG = """\
SITEURL = "http://localhost:8000"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
THEME = "simple"
PATH = "content"
ARTICLE_PATHS = ["articles"]
DEFAULT_PAGINATION = 30
YEAR_ARCHIVE_SAVE_AS = "years/{date:%Y}/index.html"
ARTICLE_URL = "articles/{slug}/"
ARTICLE_SAVE_AS = "articles/{slug}/index.html"
FEED_ALL_ATOM = "feeds/all.atom.xml"
CATEGORY_FEED_ATOM = "feeds/{slug}.atom.xml"
TAG_FEED_ATOM = "feeds/topic-{slug}.atom.xml"
AUTHOR_FEED_ATOM = "feeds/source-{slug}.atom.xml"
FEED_MAX_ITEMS = 50
LOAD_CONTENT_CACHE = True
CACHE_CONTENT = True
"""


@dataclass(frozen=True)
class Article:
    """A record as any generator knows it."""

    fields: dict[str, object]
    body: str

    @classmethod
    def read(cls, file: Path) -> "Article":
        _, front, body = file.read_text("utf-8").split("---\n", 2)
        return cls(yaml.load(front, Loader=yaml.CSafeLoader), body)

    @property
    def name(self) -> str:
        return f"{self.fields['slug']}.md"

    def for_hugo(self) -> str:
        fields = self.fields
        day = str(fields["published"])
        front = {
            "title": fields["title"], "date": day, "slug": fields["slug"],
            "description": fields["summary"], "provinces": [fields["province"]],
            "sources": [fields["source"]], "topics": fields["topics"], "years": [day[:4]],
        }  # fmt: skip
        return (
            f"---\n{yaml.dump(front, allow_unicode=True, Dumper=yaml.CSafeDumper)}---\n{self.body}"
        )

    def for_pelican(self) -> str:
        fields = self.fields
        topics = ", ".join(fields["topics"])  # type: ignore[call-overload]
        return (
            f"Title: {fields['title']}\nDate: {fields['published']}\nSlug: {fields['slug']}\n"
            f"Category: {fields['province']}\nAuthor: {fields['source']}\nTags: {topics}\n"
            f"Summary: {fields['summary']}\n\n{self.body}"
        )


def articles(content: Path) -> Iterator[Article]:
    return map(Article.read, sorted(content.glob("articles/*/*.md")))


def write_hugo(content: Path, folder: Path) -> None:
    """A Hugo site of the archive's records; the folder is replaced."""
    shutil.rmtree(folder, ignore_errors=True)
    target = folder / "content" / "articles"
    layouts = folder / "layouts" / "_default"
    target.mkdir(parents=True)
    layouts.mkdir(parents=True)
    (folder / "hugo.toml").write_text(HUGO_CONFIG, "utf-8")
    for name, text in HUGO_TEMPLATES.items():
        (layouts / name).write_text(text, "utf-8")
    for article in articles(content):
        (target / article.name).write_text(article.for_hugo(), "utf-8")


def write_pelican(content: Path, folder: Path) -> None:
    """A site of Pelican's own simple theme; the folder is replaced."""
    shutil.rmtree(folder, ignore_errors=True)
    target = folder / "content" / "articles"
    target.mkdir(parents=True)
    (folder / "pelicanconf.py").write_text(PELICAN_CONFIG, "utf-8")
    for article in articles(content):
        (target / article.name).write_text(article.for_pelican(), "utf-8")
