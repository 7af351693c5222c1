"""File formats: readers and writers, one file each, without a database."""
