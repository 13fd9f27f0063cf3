"""What authors call: `python -m macros COMMAND`. Knows everything; nothing of ours knows it."""
