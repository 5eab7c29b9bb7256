"""Saved web pages in the manner of real news sites: one shell each for the ways that sites wrap a report.

A shell says where the report's title, day and paragraphs stand and what stands around them. Furniture is marked, so
that a test can tell whether any of it was kept: every line of it holds the word "zzfurniture" or is in FURNITURE.
"""

from __future__ import annotations

# ruff: noqa: E501  a shell's line is one block of its page
import html
import json
from dataclasses import dataclass

from tests.generators.articles import Report

MARK = "zzfurniture"
#: Lines that real pages carry word for word.
FURNITURE = (
    "Skip to main content", "Your email address will not be published.", "Leave a Reply", "Share this article", "Read more:", "Sign up for our",
    "We use cookies", "All rights reserved", "Related stories", "Advertisement", "Tags:", "Most read", "Source link", "Getty Images", "min read",
)  # fmt: skip

_NAV = (
    f'<a href="#main">Skip to main content</a><nav><ul><li><a href="/">Home {MARK}</a></li><li><a href="/world">World {MARK}</a></li>'
    f'<li><a href="/sport">Sport {MARK}</a></li></ul></nav>'
)
_COOKIES = (
    f'<div class="cookie-banner"><p>We use cookies to improve this site. {MARK}</p><button>Accept all</button></div>'
)
_SHARE = '<div class="share"><span>Share this article</span><ul><li>Facebook</li><li>Twitter</li><li>WhatsApp</li></ul></div>'
_RELATED = (
    f'<div class="related"><h3>Related stories</h3><ul><li><a href="/1">Nine soldiers killed in another {MARK} report</a></li>'
    f'<li><a href="/2">Insurgents take a {MARK} district</a></li></ul></div>'
)
_READ_MORE = f'<p><strong>Read more:</strong> <a href="/3">Twelve officers killed in a {MARK} ambush</a></p>'
_NEWSLETTER = f"<p>Sign up for our daily newsletter and get the {MARK} news in your inbox.</p>"
_COMMENTS = (
    f'<div id="comments"><h3>Leave a Reply</h3><p>Your email address will not be published.</p>'
    f"<ol><li><p>First! Ten soldiers were killed in my {MARK} street too.</p></li></ol></div>"
)
_FOOTER = f"<footer><p>© 2019 The {MARK} Company. All rights reserved.</p><p>Terms of use {MARK}</p></footer>"
_ASIDE = f"<aside><h4>Most read</h4><p>Forty people were killed elsewhere, says {MARK}.</p></aside>"
_FIGURE = f"<figure><img src='a.jpg'><figcaption>Soldiers stand guard {MARK}. (A. Person/AFP via Getty Images)</figcaption></figure>"
_AD = "<div class='ad'><p>Advertisement</p></div>"
_TAGS = f"<p>Tags: war, {MARK}, north</p>"


@dataclass(frozen=True)
class Shell:
    """How one site wraps a report. `{title}`, `{body}`, `{day}`, `{long_day}` stand for its parts."""

    head: str
    body: str
    paragraph: str = "<p>{}</p>"
    between: str = "\n"
    inside: str = ""  # furniture in the middle of the report


_OG = (
    '<meta property="og:title" content="{title}"><meta property="og:site_name" content="Northern Wire">'
    '<meta property="article:published_time" content="{day}T06:30:00+04:30"><link rel="canonical" href="https://example.org/world/story">'
)
_LD = '<script type="application/ld+json">{json_ld}</script>'
_DC = '<meta name="DC.date.issued" content="{day}"><meta name="DC.publisher" content="Northern Wire"><title>{title}</title>'
_PLAIN = "<title>{title} - Northern Wire</title>"
_H1 = "<h1>{title}</h1>"
_TIME = '<time datetime="{day}">{long_day}</time>'

#: A site's own data in an attribute, as long as a page.
_STATE = json.dumps({"links": [f"a {MARK} link number {at}" for at in range(1500)]})

#: Thirty-five shells.
SHELLS: dict[str, Shell] = {
    "semantic": Shell(
        _OG, f"{_NAV}<main><article>{_H1}{_TIME}{_FIGURE}{{body}}{_SHARE}</article>{_ASIDE}</main>{_FOOTER}"
    ),
    "schema.org": Shell(
        _LD,
        f"{_NAV}<div itemscope itemtype='https://schema.org/NewsArticle'>{_H1}<div itemprop='articleBody'>{{body}}</div></div>{_FOOTER}",
    ),
    "wordpress": Shell(
        _OG,
        f"<div id='page'>{_NAV}<div class='entry-header'>{_H1}{_TIME}</div><div class='entry-content'>{{body}}{_SHARE}</div>"
        f"{_COMMENTS}</div>{_FOOTER}",
    ),
    "wordpress copy": Shell(
        _OG,
        f"<article class='post'>{_H1}<div class='entry-content'>{{body}}<p><a href='/x'>Source link</a></p></div>{_COMMENTS}</article>",
    ),
    "cookie wall": Shell(_OG, f"{_COOKIES}{_NAV}<div class='story-body'>{_H1}{{body}}</div>{_RELATED}{_FOOTER}"),
    "newsletter inside": Shell(
        _OG, f"<article>{_H1}{{body}}</article>{_FOOTER}", inside=f"<div class='newsletter'>{_NEWSLETTER}</div>"
    ),
    "bare newsletter line": Shell(_OG, f"<article>{_H1}{{body}}</article>{_FOOTER}", inside=_NEWSLETTER),
    "read more inside": Shell(_OG, f"<article>{_H1}{{body}}{_TAGS}</article>", inside=_READ_MORE),
    "related inside": Shell(
        _LD, f"<main>{_H1}<section class='body'>{{body}}</section></main>{_FOOTER}", inside=_RELATED
    ),
    "advertisement inside": Shell(_OG, f"<article>{_H1}{{body}}</article>{_ASIDE}", inside=_AD),
    "picture inside": Shell(_OG, f"<article>{_H1}{{body}}</article>", inside=_FIGURE),
    "divs only": Shell(
        _PLAIN,
        f"<div class='hdr'>{_NAV}</div><div class='wrap'><div class='ttl'>{{title}}</div><div class='txt'>{{body}}</div></div>{_FOOTER}",
    ),
    "old table": Shell(
        _PLAIN,
        f"<table><tr><td width=150>{_NAV}</td><td><font size=5>{{title}}</font><br>{{long_day}}<br><br>{{body}}</td></tr></table>",
    ),
    "line breaks": Shell(
        _PLAIN, f"<div id='content'>{_H1}<div class='article'>{{body}}</div></div>{_FOOTER}", "{}", "<br><br>\n"
    ),
    "agency": Shell(
        _LD,
        f"<div id='root'>{_NAV}<div data-testid='article'><header>{_H1}<p>2 min read</p></header><div class='ArticleBody'>{{body}}</div></div></div>",
        paragraph="<p data-testid='paragraph'>{}</p>",
    ),
    "blog": Shell(
        _PLAIN,
        f"<div class='post hentry'><h3 class='post-title'>{{title}}</h3><div class='post-body entry-content'>{{body}}</div>{_COMMENTS}</div>",
    ),
    "amp": Shell(
        _OG + _LD,
        f"<amp-sidebar>{_NAV}</amp-sidebar><article><header>{_H1}</header><div class='amp-body'>{{body}}</div></article>",
    ),
    "printable": Shell(_DC, "<body><h2>{title}</h2><p>{long_day}</p>{body}</body>"),
    "dublin core": Shell(
        _DC, f"{_NAV}<div id='article'>{_H1}<div class='article-text'>{{body}}</div>{_TAGS}</div>{_FOOTER}"
    ),
    "spans": Shell(
        _OG, f"<article>{_H1}<div class='story'>{{body}}</div></article>", "<div class='par'><span>{}</span></div>"
    ),
    "sections": Shell(_OG, f"<article>{_H1}<div>{{body}}</div></article>", "<section><p>{}</p></section>"),
    "links inside": Shell(_OG, f"<article>{_H1}{{body}}</article>{_FOOTER}", "<p>{} <a href='/t'></a></p>"),
    "live sidebar": Shell(
        _LD, f"{_ASIDE}{_NAV}<article>{_H1}{_TIME}{{body}}</article>{_RELATED}{_ASIDE}{_COMMENTS}{_FOOTER}"
    ),
    "told to search engines alone": Shell(
        _PLAIN + "<script type='application/ld+json'>{json_ld_whole}</script>",
        f"{_NAV}<div id='app'><noscript><p>Please enable JavaScript. {MARK}</p></noscript></div>{_FOOTER}",
    ),
    "paywall": Shell(
        "<script type='application/ld+json'>{json_ld_whole}</script>",
        f"{_NAV}<article>{_H1}<p>A short teaser stands here, {MARK}.</p><div class='paywall'><p>You have 2 free articles left. {MARK}</p>"
        f"<p>Subscribe now to go on reading this {MARK} story.</p></div></article>{_FOOTER}",
    ),
    "paywall below": Shell(
        _OG,
        f"<article>{_H1}<div class='body'>{{body}}</div><div class='paywall-banner'><p>You have 2 free articles left. {MARK}</p></div></article>",
    ),
    "a page's data in a tag": Shell(
        _OG, f"<div id='root' data-state='{_STATE}'>{_NAV}<article>{_H1}{{body}}</article></div>{_FOOTER}"
    ),
    "live blog": Shell(
        _LD,
        f"{_NAV}<main>{_H1}<div class='live-blog'>{{body}}</div></main>{_RELATED}{_FOOTER}",
        "<article class='live-post'><header><time datetime='2019-01-01T10:32:00Z'>10:32</time></header><p>{}</p></article>",
    ),
    "gallery": Shell(
        _OG,
        f"<article>{_H1}<div class='gallery'>{_FIGURE * 4}<button>Next</button><span>1 / 4</span></div>{{body}}</article>{_FOOTER}",
        between=_FIGURE,
    ),
    "accelerated": Shell(
        _OG + _LD,
        f"<amp-consent><div><p>We use cookies. {MARK}</p></div></amp-consent><article class='amp-wp-article'><header>{_H1}</header>"
        f"<amp-img src='a.jpg'></amp-img><div class='amp-wp-article-content'>{{body}}</div></article><footer class='amp-wp-footer'>"
        f"<p>Back to top {MARK}</p></footer>",
        inside="<amp-ad width=300 height=250></amp-ad>",
    ),
    "bulleted": Shell(_OG, f"<article>{_H1}<ul class='report'>{{body}}</ul></article>{_FOOTER}", "<li>{}</li>"),
    "pull quote": Shell(
        _OG,
        f"<article>{_H1}<div class='story-body'>{{body}}</div></article>{_FOOTER}",
        inside=f"<aside class='pullquote'><blockquote>“We lost 40 men in a {MARK} night.”</blockquote></aside>",
    ),
    "comments between": Shell(
        _OG, f"<article>{_H1}<div class='story'>{{body}}</div></article>{_COMMENTS}{_RELATED}{_FOOTER}{_COMMENTS}"
    ),
    "pop-up": Shell(
        _OG,
        f"<div role='dialog' class='modal consent'><p>By clicking Accept you agree to the {MARK} use of cookies.</p></div>"
        f"<div class='modal newsletter'>{_NEWSLETTER}</div>{_NAV}<main><article>{_H1}{{body}}</article></main>{_FOOTER}",
    ),
    "xhtml": Shell(
        _DC, f"<div id='bodyContent'>{_H1}<div id='story'>{{body}}</div><div id='foot'>{_FOOTER}</div></div>"
    ),
}


def page(report: Report, *, style: int | str = 0) -> str:
    """A report as some site's page."""
    name = style if isinstance(style, str) else list(SHELLS)[style % len(SHELLS)]
    shell = SHELLS[name]
    paragraphs = [shell.paragraph.format(html.escape(one, quote=False)) for one in report.paragraphs]
    if shell.inside:
        paragraphs.insert(len(paragraphs) // 2, shell.inside)
    day = report.published
    told = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": report.title,
        "datePublished": f"{day.isoformat()}T08:00:00Z", "publisher": {"@type": "Organization", "name": "Northern Wire"},
    }  # fmt: skip
    parts = {
        "title": html.escape(report.title),
        "body": shell.between.join(paragraphs),
        "day": day.isoformat(),
        "long_day": f"{day:%B} {day.day}, {day.year}",
        "json_ld": json.dumps(told),
        "json_ld_whole": json.dumps({"@graph": [{**told, "articleBody": "\n\n".join(report.paragraphs)}]}),
    }
    head, body = _filled(shell.head, parts), _filled(shell.body, parts)
    return f"<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def warc_record(url: str, page_html: str) -> bytes:
    """A page as a web archive's response record."""
    body = page_html.encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    fields = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-06-20T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{url}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(head) + len(body)}\r\n\r\n"
    )
    return fields.encode() + head + body + b"\r\n\r\n"


def _filled(template: str, parts: dict[str, str]) -> str:
    for name, value in parts.items():
        template = template.replace("{" + name + "}", value)
    return template
