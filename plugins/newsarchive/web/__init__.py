"""Requests to other servers: one client with rules for addresses, limits and pauses."""
