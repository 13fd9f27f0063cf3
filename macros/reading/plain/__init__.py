"""YAML as plain data, and what to say of YAML and of braces that are not what their author meant."""
