"""The Qt window: renders state, forwards intents, decides nothing."""

from anchordesk.ui.unread_sources import leave_sources_unread

# Here, since it must come before the other modules are imported.
leave_sources_unread()
