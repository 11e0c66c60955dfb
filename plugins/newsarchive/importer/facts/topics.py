"""Topics that a text is likely about: proposals for the maintainer, by the words it uses."""

import re
from collections.abc import Collection

from newsarchive.importer.facts.words import one_of

_WORDS = {
    "ke-hoach-van-ban": """
        ban hành | kế hoạch số | đề án | hướng dẫn số | quán triệt | chương trình hành động
    """,
    "kien-toan-to-chuc": """
        kiện toàn | thành lập (?:ban|tổ|nhóm) | tổ thư ký | nhóm chuyên gia | cộng tác viên
    """,
    "phoi-hop-luc-luong": """
        ký kết | quy chế phối hợp | chương trình phối hợp | phối hợp (?:giữa|với|chặt)
    """,
    "hoi-nghi": """
        hội nghị | hội thảo | tọa đàm | toạ đàm | sơ kết | tổng kết | cuộc họp | giao ban
    """,
    "tap-huan": "tập huấn | bồi dưỡng nghiệp vụ | lớp bồi dưỡng | diễn tập",
    "giao-duc-ly-luan": """
        lý luận chính trị | giảng dạy | sinh hoạt chi bộ | học tập, quán triệt | chuyên đề
    """,
    "cuoc-thi-chinh-luan": """
        cuộc thi chính luận | thi viết chính luận | bài dự thi | tác phẩm dự thi | giải búa
    """,
    "bao-chi-truyen-thong": """
        cơ quan báo chí | chuyên trang | chuyên mục | phát thanh | truyền hình | báo chí
    """,
    "khong-gian-mang": """
        không gian mạng | mạng xã hội | fanpage | facebook | internet | zalo | tiktok | youtube
    """,
    "du-luan-xa-hoi": """
        dư luận xã hội | nắm bắt (?:tình hình )?(?:tư tưởng|dư luận) | cộng tác viên dư luận
    """,
    "doi-thoai": "đối thoại | tiếp xúc, gặp gỡ | gặp gỡ, trao đổi",
    "kiem-tra-giam-sat": """
        đoàn kiểm tra | kiểm tra, giám sát | đoàn giám sát | đoàn khảo sát | đoàn công tác
    """,
    "xu-ly-vi-pham": """
        xử phạt | xử lý vi phạm | xử lý nghiêm | kỷ luật đảng | khởi tố | xử lý hình sự
    """,
    "khen-thuong": "bằng khen | giấy khen | khen thưởng | biểu dương | trao giải | tặng thưởng",
}
"""Key of the topics file → words by which a text is known to touch it."""
_LEAST = 2
_MOST = 7


def find_topics(headline: str, body: str, known: Collection[str]) -> tuple[str, ...]:
    """Keys of the topics file whose words the text uses, most used first.

    A word in the headline counts thrice; a topic touched only once in passing is left out.
    """
    counts = {
        key: _count(words, body) + 3 * _count(words, headline)
        for key, words in _WORDS.items()
        if key in known
    }
    likely = [key for key, count in counts.items() if count >= _LEAST]
    return tuple(sorted(likely, key=lambda key: (-counts[key], key))[:_MOST])


def _count(words: str, text: str) -> int:
    return len(re.findall(one_of(words), text, re.I))
