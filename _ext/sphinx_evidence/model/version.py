"""The version of the extension."""

VERSION = "0.3.0"
