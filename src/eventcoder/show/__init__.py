"""Traces, tables and reports: what eventcoder did, for a reader's eye."""
