"""The workbench: a store in the browser."""
