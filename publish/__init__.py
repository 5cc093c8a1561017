"""From annotated content to a checked site in its place: staging, rendering, checks, swap."""
