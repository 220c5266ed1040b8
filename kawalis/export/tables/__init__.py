"""Records as flat tables: a view is a table's columns and rows, a writer puts the rows into a file."""
