"""Groups: neighbouring boxes that share a disclaimer, in one frame."""
