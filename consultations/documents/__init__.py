"""The documents that law and practice ask for after a consultation."""
