"""Commands that keep a site true over time; only these write into its source folder."""
