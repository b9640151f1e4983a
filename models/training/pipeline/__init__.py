"""Everything behind the four commands: prepare, train, export, evaluate."""
