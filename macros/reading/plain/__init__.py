"""YAML as plain data, and what to say of YAML and braces that are not what was meant."""
