"""Rights and requests: what people ask for, what is kept too long, and who did what."""
