"""Advice on records that could be published as they are: what a careful editor would query."""
