"""The service as pages and as an interface for programs."""
