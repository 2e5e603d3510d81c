"""What the office takes out of the service as files, drawn from a report's view: one module a sort of file."""
