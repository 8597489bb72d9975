"""The graph as other tools take it: exports in their formats, with where it comes from, under what terms and for whom."""
