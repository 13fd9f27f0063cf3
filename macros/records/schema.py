"""Print the JSON Schema of quiz files, for editors that check and complete YAML.

Usage: python -m macros.records.schema >quiz.schema.json
"""

from __future__ import annotations

import json

from .questions import Quiz

if __name__ == "__main__":
    print(json.dumps(Quiz.model_json_schema(), indent=2))
