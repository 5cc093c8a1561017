"""The headings of sections by their keys, in the language spoken: the site gives some of them a look of their own."""

from __future__ import annotations

from annotate.language import N_, Labels

HEADINGS = Labels(
    {
        "offices": N_("Chức vụ"),
        "names": N_("Tên gọi trong các bài"),
        "years": N_("Theo năm"),
        "together": N_("Cùng xuất hiện"),
        "events": N_("Sự kiện"),
        "ids": N_("Mã số"),
        "said": N_("Phát ngôn"),
        "mentions": N_("Nhắc đến trong các bài"),
        "grounds": N_("Căn cứ"),
        "who": N_("Người và tổ chức"),
        "reports": N_("Các bài đưa tin"),
        "recalls": N_("Các bài nhắc lại"),
        "figures": N_("Con số khác nhau"),
        "parallel": N_("Các đoạn tương ứng"),
        "why": N_("Vì sao các bài này được xếp chung"),
        "speakers": N_("Theo người nói"),
        "bodies": N_("Theo nước và tổ chức"),
        "by-year": N_("Theo năm đăng bài"),
        "acts": N_("Theo việc làm bằng lời"),
        "months": N_("Cả năm"),
        "lists": N_("Theo tên, từ A đến Y"),
        "time": N_("Theo thời gian"),
        "sources": N_("Theo nguồn"),
        "bonds": N_("Từng cặp"),
    }
)
