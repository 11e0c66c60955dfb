"""Vietnamese text: normal form, tone marks, numbers, old encodings.."""
