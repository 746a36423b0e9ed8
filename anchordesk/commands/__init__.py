"""The commands of `anchordesk`, one file each: they call the same use cases as the window."""
