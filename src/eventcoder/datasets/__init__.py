"""Many documents to tables: readers of archives, the layout of columns, and writers of rows."""

from eventcoder.datasets.readers import read_documents
from eventcoder.datasets.rows import COLUMNS, Stamp, event_record, event_row
from eventcoder.datasets.writers import csv_writer, jsonl_writer, parquet_writer

__all__ = [
    "COLUMNS",
    "Stamp",
    "csv_writer",
    "event_record",
    "event_row",
    "jsonl_writer",
    "parquet_writer",
    "read_documents",
]
