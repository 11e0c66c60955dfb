"""Incremental builds equal clean builds, byte for byte, whatever was done before."""
