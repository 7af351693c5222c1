"""Tables of a project as files: CSV, Excel, Parquet, SPSS; text stays text, never a live formula."""
