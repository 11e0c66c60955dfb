"""Tests of pages before they are rendered."""
