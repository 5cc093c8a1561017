from types import SimpleNamespace

from pelican import signals

from plugins import scripts
from plugins.scripts import bundle, minify

SOURCE = """/* What it does. */
(function () {
  "use strict";
  const pattern = /a\\/\\/ b/g; // a comment
  const text = "// no comment  " + `two  spaces`;
  return pattern.test(text);
})();
"""


def test_comments_and_indents_go_and_strings_stay(tmp_path):
    path = tmp_path / "a.js"
    path.write_text(SOURCE, encoding="utf-8")
    minify(tmp_path)
    short = path.read_text(encoding="utf-8")
    assert "What it does" not in short
    assert "a comment" not in short
    assert '"// no comment  "+`two  spaces`' in short
    assert "/a\\/\\/ b/g" in short
    assert "\n  " not in short


def test_doing_it_again_changes_nothing(tmp_path):
    path = tmp_path / "a.js"
    path.write_text(SOURCE, encoding="utf-8")
    minify(tmp_path)
    once = path.read_bytes()
    minify(tmp_path)
    assert path.read_bytes() == once


def test_a_script_that_came_short_and_a_licence_stay(tmp_path):
    vendored = tmp_path / "vendor" / "lunr.min.js"
    vendored.parent.mkdir()
    vendored.write_text("/* lunr */  var a;\n", encoding="utf-8")
    (tmp_path / "b.js").write_text("/*! MIT */\nvar b; /* gone */\n", encoding="utf-8")
    minify(tmp_path)
    assert vendored.read_text(encoding="utf-8") == "/* lunr */  var a;\n"
    assert "/*! MIT */" in (tmp_path / "b.js").read_text(encoding="utf-8")


def test_a_script_comes_with_those_it_names_in_their_order(tmp_path):
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "a.min.js").write_text("/*! MIT */\nvar a\n", encoding="utf-8")
    (tmp_path / "b.js").write_text("var  b;\n", encoding="utf-8")
    named = '/* x */\nconst FILES = ["lib/a.min.js", "b.js"];\nload(FILES);\n'
    (tmp_path / "worker.js").write_text(named, encoding="utf-8")
    minify(tmp_path)
    bundle(tmp_path)
    path = tmp_path / "worker.js"
    assert path.read_text(encoding="utf-8") == "/*! MIT */\nvar a;\nvar b;;\nconst FILES=[];load(FILES);\n"
    minify(tmp_path)
    bundle(tmp_path)
    assert path.read_text(encoding="utf-8").count("var a") == 1


def test_only_scripts_of_the_theme_are_touched(tmp_path):
    own, other = tmp_path / "theme" / "a.js", tmp_path / "search" / "meta.js"
    for path in (own, other):
        path.parent.mkdir()
        path.write_text("var  a; // x\n", encoding="utf-8")
    scripts.register()
    signals.finalized.send(SimpleNamespace(output_path=tmp_path, settings={"THEME_STATIC_DIR": "theme"}))
    assert own.read_text(encoding="utf-8") == "var a;\n"
    assert other.read_text(encoding="utf-8") == "var  a; // x\n"
