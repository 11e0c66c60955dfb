"""Citations of reports, in each format that programs and people use."""
