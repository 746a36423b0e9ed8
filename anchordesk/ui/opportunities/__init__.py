"""The network's vacancies, whom of the caseload they suit, and why."""
