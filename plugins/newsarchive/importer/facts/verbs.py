"""Where the name of an office or of a body ends, because the sentence goes on."""

import re

from newsarchive.importer.facts.words import one_of

_VERBS = one_of(r"""
    chủ trì | đồng chủ trì | đã | phát biểu | dự | tham dự | cho biết | cho rằng | cho hay
    nhấn mạnh | khẳng định | yêu cầu | trao | tặng | cùng | nêu | đề nghị | kết luận | đánh giá
    truyền đạt | báo cáo | trình bày | chỉ đạo | tới | đến | chia sẻ | thông tin | quán triệt
    điều hành | kiểm tra | thay mặt | ghi nhận | biểu dương | công bố | trực tiếp | khai mạc
    bế mạc | lưu ý | giới thiệu | ký | làm | là | nói | kể | giải thích | thông báo | thừa nhận
    tiếp tục | gợi mở | bày tỏ | vừa | chúc mừng | tại | trong | sẽ | được | có | nhận định
    phân tích | thuyết trình | giải đáp | thống nhất | hướng dẫn | đề xuất | mong | gửi | lên
    xuống | cũng | hoan nghênh | tuyên bố | phê duyệt | phát động | góp ý | chủ biên | tham luận
    nhận xét | bộc bạch | tâm sự | trả lời | khuyên | khen
    cam kết | kêu gọi | động viên | thăm | mời | nhắc | chỉ rõ | xác định | tin tưởng | lý giải
    và (?:các|đồng|đại|lãnh|đông|hơn|gần|trên|cán|ông|bà)
""")
SENTENCE_GOES_ON = re.compile(rf"\s+{_VERBS}(?!\w).*", re.S)
"""The verb after a name and all that follows; case counts, for there is a Ban Chỉ đạo."""
