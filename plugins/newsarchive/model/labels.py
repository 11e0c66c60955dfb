"""Vietnamese words for the keys that records use."""

from typing import Final

LABELS: Final[dict[str, dict[str, str]]] = {
    "level": {
        "central": "Trung ương",
        "province": "Cấp tỉnh",
        "district": "Cấp huyện",
        "commune": "Cấp xã",
        "bloc": "Đảng bộ khối, cơ quan",
        "school": "Trường học",
        "armed-forces": "Lực lượng vũ trang",
        "press": "Cơ quan báo chí",
    },
    "title_basis": {
        "page": "nguyên văn trên trang",
        "url": "dựng lại từ địa chỉ trang, có thể khác đầu đề đã in",
        "supplied": "do lưu trữ đặt, vì không đọc được đầu đề đã in",
    },
    "date_basis": {
        "page": "ghi trên trang",
        "url": "đọc từ địa chỉ trang",
        "event": "theo ngày của sự kiện được thuật lại",
        "inferred": "suy ra",
    },
    "basis": {"stated": "bài nêu rõ", "inferred": "suy ra", "unknown": "không rõ"},
    "extent": {"full": "toàn văn bài", "excerpt": "phần bài mà người biên mục đọc được"},
    "qualifier": {"over": "hơn", "nearly": "gần", "about": "khoảng", "at-least": "ít nhất"},
    "source_kind": {
        "newspaper": "Báo",
        "magazine": "Tạp chí",
        "broadcaster": "Đài phát thanh, truyền hình",
        "portal": "Cổng và trang thông tin của cơ quan Đảng, Nhà nước",
        "organisation": "Hội, đoàn thể",
        "school": "Trường học",
        "aggregator": "Trang tổng hợp",
        "unknown": "Chưa rõ",
    },
    "language": {"vi": "tiếng Việt", "en": "tiếng Anh"},
    "province_kind": {"city": "Thành phố", "province": "Tỉnh"},
}


def label(key: str, vocabulary: str) -> str:
    """The word that readers see for a key. Raises KeyError for a key nobody defined."""
    return LABELS[vocabulary][key]
