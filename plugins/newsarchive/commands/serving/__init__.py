"""The parts of ``make serve``: who answers, what holds the archive, what builds meanwhile."""
