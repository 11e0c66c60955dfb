"""Files for programs: feeds, citations, data, sitemap, metadata."""
