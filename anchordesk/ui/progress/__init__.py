"""How far people come and how good their jobs are: counts of this desk's caseload."""
