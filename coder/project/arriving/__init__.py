"""What was made with other programs, or exported whole by this one, comes into a project."""
