"""A sound record for the small site, and what a test changes in it."""

from pathlib import Path

SOUND = """---
title: Hội nghị ở Sơn La
title_basis: page
slug: {slug}
published: 2025-03-02
date_basis: page
added: 2026-11-24
province: Sơn La
level: province
source: Báo Thử
url: https://thu.example/{slug}.html
topics:
  - hoi-nghi
basis: full
summary: >-
  Theo Báo Thử, hội nghị {text} họp ở Sơn La trong một ngày, bàn về công việc của năm tới và
  về cách các xã cùng làm. Bài cho biết người dự nêu nhiều ý kiến, phần lớn nói về việc học,
  việc đọc và việc trao đổi với người dân. Bài không nêu con số nào và không kể ai đã chủ trì.
summary_en: A conference.
---
"""


def add(content: Path, slug: str, text: str = "thường niên", **changes: str) -> Path:
    record = SOUND.format(slug=slug, text=text)
    for old, new in changes.items():
        assert f"\n{old}: " in record
        record = record.replace(f"\n{old}: ", f"\n{new}\n{old}: ", 1)
    file = content / "articles" / "2025" / f"{slug}.md"
    file.write_text(record, "utf-8")
    return file
