"""What all commands print with: JSON shapes, plain lines, progress, answers."""
