"""The model of the archive: records, what they may name, reports and addresses. Pure values."""
