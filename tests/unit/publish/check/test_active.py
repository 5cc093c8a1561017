from __future__ import annotations

import pytest

from publish.check import active
from publish.check.page import parse_page


def causes(rule: str, source: str) -> list[str]:
    return list(getattr(active, rule)(parse_page("a.html", source)))


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        ("language", "<html>"),
        ("language", '<html lang=" ">'),
        ("title", "<p>x"),
        ("title", "<title></title>"),
        ("title", "<title>a</title><title>b</title>"),
        ("charset", "<meta charset=latin-1>"),
        ("charset", " " * 1024 + "<meta charset=utf-8>"),
        ("unique_ids", "<i id=a></i><i id=a></i>"),
        ("unique_ids", "<i id=''></i>"),
        ("policy", "<p>x"),
        ("policy", "<meta http-equiv=content-security-policy content=\"default-src 'none'\">"),
        ("policy", f'<body><p>x<meta http-equiv=content-security-policy content="{active.POLICY}">'),
        ("forbidden_elements", "<template><p>x</template>"),
        ("forbidden_elements", "<svg><foreignObject></foreignObject></svg>"),
        ("forbidden_elements", "<svg><set attributeName=href to=javascript:x></svg>"),
        ("inline_script", "<script>x</script>"),
        ("inline_script", "<script type=importmap>{}</script>"),
        ("inline_script", "<svg><script>x</script></svg>"),
        ("inline_script", '<script type="application/ld+json">{"a": "<!--"}</script>'),
        ("event_handlers", "<p/onclick=x>"),
        ("event_handlers", "<p style=color:red>"),
        ("addresses", "<a href='javascript:x'>"),
        ("addresses", "<a href='file:///etc/passwd'>"),
        ("addresses", "<a href='blob:x'>"),
        ("addresses", "<img src='data:text/html,x'>"),
        ("addresses", "<a href='data:image/png;base64,x'>"),
        ("addresses", "<img srcset='a 1x, //t.example/b 2x'>"),
        ("addresses", "<a href=x ping='https://t.example'>"),
        ("addresses", "<link rel='dns-prefetch' href='//t.example'>"),
        ("addresses", "<link rel='alternate stylesheet' href='https://t.example/a.css'>"),
        ("addresses", "<svg><image href='https://t.example/a.png'/></svg>"),
        ("addresses", "<button formaction='https://t.example'>"),
        ("meta_elements", "<meta http-equiv=refresh content='0;url=https://t.example'>"),
        ("meta_elements", "<meta http-equiv=refresh content='0;url=javascript:x'>"),
        ("meta_elements", "<meta http-equiv=refresh content='5'>"),
        ("meta_elements", "<meta http-equiv=set-cookie content=a=b>"),
        ("controls", "<p>a\x0bb"),
        ("controls", "<p>a\x85b"),
        ("controls", "<title>a\u202eb</title>"),
    ],
)
def test_a_rule_finds_its_fault(rule: str, source: str) -> None:
    assert len(causes(rule, source)) == 1


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        ("title", "<title>a</title><svg><title>b</title></svg>"),
        (
            "policy",
            f'<meta http-equiv=Content-Security-Policy content="{active.POLICY}"><script src=a></script>',
        ),
        ("inline_script", '<script src="a.js" defer></script><script type="application/json">[1]</script>'),
        (
            "addresses",
            "<a href='https://a.example'></a><a href='mailto:a@b.example'></a><a href='../a.html'></a>",
        ),
        ("addresses", "<img src='data:image/svg+xml,x'>"),
        (
            "addresses",
            "<link rel=canonical href='https://a.example'><link rel=license href='https://b.example'>",
        ),
        (
            "meta_elements",
            "<meta http-equiv=refresh content='0; url=../people/a.html'><meta name=a content=b>",
        ),
        ("controls", "<p>a\tb\r\nc\u00a0\u200d"),
    ],
)
def test_a_rule_lets_pass_what_is_good(rule: str, source: str) -> None:
    assert causes(rule, source) == []
