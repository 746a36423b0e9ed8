"""Documents people hold: PDF, spreadsheet and CSV out, spreadsheets in."""
