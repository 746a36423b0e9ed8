"""The record of one resident, and the dialogs that add to it."""
