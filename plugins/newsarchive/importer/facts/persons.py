"""How names of persons are written in Vietnamese: family name first, each syllable a capital."""

import re

from newsarchive.vietnamese.letters import LOWER, UPPER

_FAMILY_NAMES = (
    "An Âu Bạch Bàn Bế Biện Bồ Bùi Cà Cai Cam Cao Cát Cầm Chảo Châu Châm Chẩu Chu Chung Chử Chíu "
    "Cù Cung Cư Danh Diệp Doãn Dương Đàm Đặng Đào Đậu Điêu Điểu Đinh Đoàn Đồng Đỗ Đổng Đường Giàng "
    "Giáp Hà Hạ Hạng Hầu Hàn Hán Hoa Hoàng Hồ Hồng Hứa Hùng Huỳnh Kha Khà Khang Khâu Khổng Khuất "
    "Khúc Khương Kiều Kim La Lã Lại Lâm Lầu Lăng Lê Lê-thị Liêu Liễu Lò Lộc Lỗ Lù Lục Lùng Lường "
    "Lương Lưu Lữ Lỷ Lý Lỳ Ly Ma Mã Mạc Mai Mạnh Mào Mẫn Mè Mông Mùa Nghiêm Ngân Nghị Ngô Ngọc "
    "Ngụy Nguyễn Nhữ Nhan Nhâm Ninh Nông Ôn Ông Phạm Phan Phàn Phí Phú Phùng Phương Quách "
    "Quan Quàng Quản Sa Sái Sầm Sần Sền Siu Sòng Sơn Sùng Tạ Tào Tăng Tẩn Tất Thạch Thái Thang "
    "Thào Thân Thẩm Thi Thiều Thôi Tiêu Tiết Tòng Tô Tôn Tông Tống Trang Tráng Trần Triệu Trịnh "
    "Trình Trưng Trương Từ Tường Ung Uông Ứng Văn Vàng Vừ Vi Viên Vì Võ Vòng Vũ Vương Xa Xin "
    "Giang Thế Kpă Ksor Rơ Rah Nay Y Hồ-văn Đèo Lèo Bàng Bá Cháng Cứ Dì Giả Hảng Phảng Phủ Thàng"
).split()
FAMILY_NAMES = frozenset(name for name in _FAMILY_NAMES if "-" not in name)

_SYLLABLE = rf"(?:H['’]\w+|[{UPPER}][{LOWER}]*(?:['’]\w+)?)"
NAME = rf"{_SYLLABLE}(?:\s+{_SYLLABLE}){{1,4}}"
"""A pattern: two to five syllables with capitals. What it matches is a name only in its place."""

_WORD = re.compile(_SYLLABLE)
_LONGEST = 5
_NOT_NAMES = frozenset(
    "Ban Báo Ảnh Tin Bài Theo Nguồn Tỉnh Huyện Thành Thị Xã Phường Đảng Đoàn Hội Mặt Công Sở Phòng "
    "Chi Trung Bộ Cục Tổng Nhà Trường Học Viện Uỷ Ủy Văn Cơ Chính Nghị Các Những Xem Quân Trưởng "
    "Kế Việt Đại Khối Phó".split()
)


def is_person(text: str) -> bool:
    """True if the whole text reads as one person's full name."""
    words = text.split()
    if not 2 <= len(words) <= _LONGEST or not all(_WORD.fullmatch(word) for word in words):
        return False
    if words[0] in FAMILY_NAMES or words[0].startswith(("H'", "H’", "Y")):
        return not (words[0] in ("Văn", "Chính", "Thế") and len(words) == 2 and words[1] == "Phòng")
    return words[0] not in _NOT_NAMES and len(words) <= 3


def unshout(text: str) -> str:
    """``BẾ THỊ TRANG`` as ``Bế Thị Trang``; other text as it is."""
    if text.isupper() and len(text.split()) > 1:
        text = " ".join(text.split())
        return re.sub(r"[^\s'’-]+", lambda part: part[0].capitalize(), text)
    return text


def starts_with_family_name(text: str) -> bool:
    """True if the first syllable is a family name."""
    first = text.split(maxsplit=1)[0] if text.split() else ""
    return first in FAMILY_NAMES or first.startswith(("H'", "H’"))
