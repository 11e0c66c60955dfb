"""Lines of a page that are no part of a report: menus, teasers, buttons, forms, counters."""

import re

from newsarchive.importer.facts.words import one_of

_OTHER_REPORTS = one_of(r"""
    tin | bài | bài viết | tin bài | tin, bài | tin tức | bản tin | tin bài viết
""")
_WHICH = one_of(r"""
    đã đăng | đã đưa | khác | mới | mới hơn | cũ hơn | mới nhất | mới đăng | liên quan | nổi bật
    nóng | hot | cùng chuyên mục | cùng loại | cùng chủ đề | đọc nhiều | xem nhiều | tiêu điểm
    trước | tiếp theo | trong ngày
""")
_BOXES = one_of(r"""
    cùng chuyên mục | cùng mục | cùng chủ đề | cùng tác giả | chủ đề liên quan | tiêu điểm
    đọc nhiều | đọc thêm | xem nhiều | được quan tâm | mới nhất | có thể bạn quan tâm
    đừng bỏ lỡ | có liên quan | related posts | related news | tin từ
    bình luận | ý kiến bạn đọc | ý kiến của bạn | thảo luận | phản hồi | leave a comment
    leave a reply | (?:gửi|viết) (?:bình luận|ý kiến|phản hồi)(?: .*)?
    để lại (?:một )?(?:bình luận|phản hồi|trả lời)
    nơi nhận: | bạn còn \d+/\d+ ký tự | chia sẻ bài viết | đánh giá bài viết.*
    tổng số điểm của bài viết.*
    (?:\w+ ){1,3}khác | xem (?:các )?tin (?:đã đưa|theo) ngày | về trang trước | lên đầu trang
""")
_ENDS = re.compile(
    r"^[\s»>*•+▪■\-–|]*(?:"
    rf"(?:các |những |một số )?{_OTHER_REPORTS} {_WHICH}(?: [\w ]{{1,24}})?|{_BOXES}"
    r")\s*(?:[(:»>.…|-].*)?$",
    re.I,
)
_NOISE = re.compile(
    "^"
    + one_of(r"""
    chia sẻ | chia sẻ bài viết | chia sẻ lên.* | facebook | zalo | twitter | x | email | e-mail
    copy link | sao chép liên kết | in | in trang | in bài | in bài viết | bản in | gửi | gửi email
    gửi mail | gửi bài | lưu | lưu bài viết | google news | cỡ chữ.* | kích cỡ chữ.* | aa
    a\s?[+-](?:\s?a?\s?[+-]?)* | trang chủ(?:\s*[-–|»>/].*)? | đăng nhập | đăng ký | đăng xuất
    quay lại | trở lại
    trở về | xem tiếp | xem thêm | nghe (?:đọc )?bài(?: viết)? | nghe nội dung.*
    giọng (?:nam|nữ).*
    đọc báo in | tải về | tải xuống | quảng cáo | qc | advertisement | đang tải.* | loading.* | like
    thích | tweet | share | print | 0:00.* | \d+:\d\d\s*/\s*\d+:\d\d | tìm kiếm | liên hệ | sitemap
    rss | menu | (?:bài|tin) liên quan.* | xem bản (?:máy tính|đầy đủ|di động|dịch) | (?:#\w+\s*)+
    (?:tags?|thẻ|từ khóa|từ khoá)\s*:?.*
    (?:©|\(c\)|copyright|bản quyền|® ).*
    số lượt xem.* | lượt xem.*
    (?:[^\w\s]*\s*\d+ ?(?:bình luận|chia sẻ|thích|lượt thích|lượt chia sẻ|comments?)\s*)+
    bình luận \(\d+\)
    (?:đã xem|lượt đọc|lượt truy cập|đang truy cập|tổng truy cập|hôm nay|online)\s*:?\s*[\d.,]*
    theo dõi .{0,40} trên.* | (?:xem thêm|đọc thêm|mời bạn đọc|liên quan|tin liên quan)\s*:.*
    >+.* | »+.* | \[?đọc (?:thêm|tiếp)\]? | trong (?:số|ngày|tuần|tháng):? | thích\s*\d+
    chọn ngày | ngày/tháng/năm | captcha.* | mã xác nhận.* | họ (?:và )?tên.*
    bạn vui lòng .* | vui lòng (?:nhập|đăng nhập).* | tin trong:.* | bấm .{0,30}để (?:nghe|xem).*
    hotline.* | điện thoại:.* | fax:.* | email:.* | giấy phép.* | địa chỉ:.* | chịu trách nhiệm.*
    cơ quan chủ quản.* | link gốc:.* | (?:file|tệp|tập tin) đính kèm.*
    (?:[\w-]+\.)+(?:vn|com|net|org|info) | [\d\W_]+
    """)
    + "$",
    re.I,
)
_MISSING = one_of(r"""
    \b404\b | không tìm thấy trang | trang (?:bạn )?(?:yêu cầu|tìm kiếm|này) không (?:tồn tại|có)
    bài viết (?:không tồn tại|đã bị xóa|đã bị xoá|không còn) | page not found
    liên kết không tồn tại
""")
_LOCKED = one_of(r"""
    (?:vui lòng|hãy|cần|phải) (?:đăng nhập|đăng ký)(?! (?:để |và )?.{0,12}(?:bình luận|ý kiến))
    đăng nhập để (?:đọc|xem) | sign in to
    dành (?:riêng )?cho (?:thuê bao|thành viên|hội viên) | please log ?in | nâng cấp tài khoản
""")
_BARRED = one_of(r"""
    checking your browser | enable javascript | bật javascript | cloudflare | captcha
    access denied | truy cập bị từ chối | 403 forbidden
""")
_REFUSALS = (
    (
        re.compile(_MISSING, re.I),
        "the page says that it does not exist (404)"
        " — check the address, or look for an archived copy",
    ),
    (
        re.compile(_LOCKED, re.I),
        "the page asks for a login — open it in a browser, save it or copy its text into a .txt"
        " file, and import that",
    ),
    (
        re.compile(_BARRED, re.I),
        "the server shows a barrier instead of the report — open it in a browser, save the page,"
        " and import that",
    ),
)


def ends_report(line: str) -> bool:
    """True for a line after which only other things of the page follow."""
    return len(line) < 90 and bool(_ENDS.match(line.strip()))


def is_boilerplate(line: str) -> bool:
    """True for a line that never belongs to a report, wherever it stands."""
    line = line.strip(" -–—*•[]|")
    return not line or (len(line) < 160 and bool(_NOISE.match(line)))


def refusal(text: str) -> str | None:
    """Why a page with hardly any text holds no report: it is missing, locked or barred."""
    return next((why for pattern, why in _REFUSALS if pattern.search(text)), None)
