"""The report builder: rows, columns and figures of the caseload, for inside."""
