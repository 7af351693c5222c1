"""The figures of a report, one file each: pure functions from a profile to a `Figure`."""
