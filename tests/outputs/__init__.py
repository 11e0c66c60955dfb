"""Tests of the products: each is read by the programs that readers use."""
