"""Makes a return safe to publish, and proves it: tables, suppression, audit."""
