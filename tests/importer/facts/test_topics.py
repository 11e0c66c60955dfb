"""Topics are proposed from the topics file's own keys, by the words of a text."""

import pytest

from conftest import ROOT
from newsarchive.content.authorities import read_authorities
from newsarchive.importer.facts.topics import find_topics

AUTHORITIES, _ = read_authorities(ROOT / "content")
KNOWN = {topic.key for topic in AUTHORITIES.topics}


@pytest.mark.parametrize(
    ("headline", "topic"),
    [
        ("Ban hành kế hoạch bảo vệ nền tảng tư tưởng", "ke-hoach-van-ban"),
        ("Kiện toàn Ban Chỉ đạo 35 huyện", "kien-toan-to-chuc"),
        ("Ký kết quy chế phối hợp", "phoi-hop-luc-luong"),
        ("Hội nghị sơ kết năm", "hoi-nghi"),
        ("Tập huấn cho báo cáo viên", "tap-huan"),
        ("Giảng dạy lý luận chính trị", "giao-duc-ly-luan"),
        ("Phát động cuộc thi chính luận", "cuoc-thi-chinh-luan"),
        ("Mở chuyên mục trên sóng phát thanh", "bao-chi-truyen-thong"),
        ("Đấu tranh trên không gian mạng", "khong-gian-mang"),
        ("Nắm bắt dư luận xã hội", "du-luan-xa-hoi"),
        ("Đối thoại với người dân", "doi-thoai"),
        ("Đoàn kiểm tra làm việc tại huyện", "kiem-tra-giam-sat"),
        ("Xử phạt người đăng tin sai", "xu-ly-vi-pham"),
        ("Trao bằng khen cho tập thể", "khen-thuong"),
    ],
)
def test_the_headline_names_the_topic(headline: str, topic: str) -> None:
    assert topic in KNOWN
    assert find_topics(headline, "", KNOWN)[0] == topic


def test_a_word_in_passing_makes_no_topic() -> None:
    assert find_topics("", "Huyện có một fanpage.", KNOWN) == ()
    assert find_topics("", "Huyện có fanpage. Mạng xã hội được dùng.", KNOWN) == (
        "khong-gian-mang",
    )


def test_the_most_used_stand_first_and_there_are_few() -> None:
    text = "tập huấn, hội nghị, fanpage, đối thoại, khen thưởng, xử phạt, báo chí, đoàn kiểm tra, "
    found = find_topics("Tập huấn", text * 3, KNOWN)
    assert found[0] == "tap-huan"
    assert len(found) == 7


def test_only_topics_of_the_file_are_proposed() -> None:
    assert find_topics("Hội nghị tập huấn", "", {"tap-huan"}) == ("tap-huan",)
    assert find_topics("Hội nghị tập huấn", "", set()) == ()
