"""Tests of reading content from disk."""
