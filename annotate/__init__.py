"""The build step: raw seeds in, annotated articles out. Imports nothing of Pelican.

One way through, each step a module: ``read`` (bytes to Seed), ``structure`` (lines to Article), ``dates``,
``names``, ``statements`` (spans on the article); then for the whole archive ``resolve``, ``dating``, ``links``;
then ``markdown`` and ``export`` write ``content/``.
"""
