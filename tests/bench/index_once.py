"""Makes the search index once, in a process of its own; writes its seconds and peak MB.

The archive is read before the clock starts, as a build has read it already; its memory counts.
"""

import json
import resource
import sys
import time
from pathlib import Path

from newsarchive.content.loader import read_content
from newsarchive.model.site import Site
from newsarchive.search.index import emit

archive = read_content(Path(sys.argv[1])).archive
site = Site("", "", "https://archive.example", "", "", "")
start = time.perf_counter()
for file in emit(archive, site):
    len(file.content)
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
Path(sys.argv[2]).write_text(json.dumps([seconds, peak]))
