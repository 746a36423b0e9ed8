"""The whole main job on made-up residents: two desks, a return, and a hub on this computer."""
