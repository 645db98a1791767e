"""Copy in and out of the files a newsroom has. Every importer returns a Draft, every exporter takes one."""
