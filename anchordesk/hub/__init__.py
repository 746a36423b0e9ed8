"""The network's server and the co-ordinator's pages; knows only the wire."""
