"""Settings of the site. Names in capitals are Pelican's own unless a comment says otherwise."""

SITENAME = "Kho báo chú giải"
SITE_DESCRIPTION = (
    "Báo cũ được đọc kỹ: văn bản sạch, ngày tháng, nguồn và bằng chứng cho từng chú giải."  # ours
)
REPOSITORY = ""  # ours: "owner/name" on GitHub, for links that report a mistake
SITE_LANG = "vi"  # ours: the language of the interface, "vi" or "en"; the articles stay as they are
SITEURL = ""  # the published address; `invoke build --site-url` sets it

SEEDS = "seeds"  # ours: the raw articles, which are published as they are
PATH = "content"
OUTPUT_PATH = "output"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["data"]
THEME = "theme"

# Addresses: one a thing, made from the seed's file name, never from a title or date.
ARTICLE_URL = ARTICLE_SAVE_AS = "articles/{slug}.html"
PAGE_URL = PAGE_SAVE_AS = PAGE_LANG_URL = PAGE_LANG_SAVE_AS = "{slug}/index.html"
DRAFT_SAVE_AS = AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = TAGS_SAVE_AS = ARCHIVES_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "articles", "search", "quality", "rules", "style"]
ARTICLES_SAVE_AS = "articles/index.html"
QUALITY_SAVE_AS = "about/quality.html"
RULES_SAVE_AS = "about/rules.html"
STYLE_SAVE_AS = "about/style.html"
THEME_STATIC_DIR = "theme"
RELATIVE_URLS = True

# The same bytes on every machine: no locale, no clock, an order without ties.
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"  # of the articles
LOCALE = ["C"]
DEFAULT_DATE_FORMAT = "%Y-%m-%d"
WITH_FUTURE_DATES = True
ARTICLE_ORDER_BY = lambda article: (-article.date.toordinal(), article.slug)  # noqa: E731 - a setting is an assignment
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None
DEFAULT_PAGINATION = False
PAGINATED_TEMPLATES = {"articles": 200}
PAGINATION_PATTERNS = (
    (1, "{save_as}", "{save_as}"),
    (2, "{base_name}/page/{number}.html", "{base_name}/page/{number}.html"),
)

# The text of a seed is data: nothing in it is markup, nothing edits it.
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.i18n"],
}
READERS = {"rst": None, "html": None}
TYPOGRIFY = False
SUMMARY_MAX_LENGTH = None
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

PLUGINS = [
    "plugins.reader",
    "plugins.language",
    "plugins.source_language",
    "plugins.site",
    "plugins.home",
    "plugins.addresses",
    "plugins.rules",
    "plugins.pages",
    "plugins.citations",
    "plugins.rawview",
    "plugins.search",
    "plugins.scripts",
    "plugins.feeds",
    "plugins.opensearch",
    "plugins.sharing",
    "plugins.social",
]

# Ours: see annotate/settings.py.
ANNOTATE_MAX_BYTES = 10_000_000
ANNOTATE_WORKERS = 0
