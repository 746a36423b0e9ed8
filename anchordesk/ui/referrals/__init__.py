"""The inbox of partners' referrals."""
