"""Tests of the rules that find facts in sentences."""
