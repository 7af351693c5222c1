"""towncoder: turn interviews, roundtables and Chinese policy texts into traceable knowledge about how places develop."""

__version__ = "0.1.0"
