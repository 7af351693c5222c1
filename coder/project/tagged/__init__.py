"""Tagged data sets beside a project: samples for review, tables, and the ranks of documents."""
