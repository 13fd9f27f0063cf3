"""YAML as plain data, and what to say of YAML that is not what its author meant."""
