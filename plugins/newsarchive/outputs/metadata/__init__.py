"""What a page says of itself to programs: meta tags and JSON-LD."""
