"""What leads and auditors look over: desks' work, breaches, and papers to be checked."""
