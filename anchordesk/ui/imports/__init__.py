"""Importing a spreadsheet: file, columns, check, import."""
