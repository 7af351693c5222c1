"""What it takes to add, order, merge and split codes while they are in use."""
