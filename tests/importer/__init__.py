"""Tests of the importer, and the pages it is judged by."""
