"""One page of every kind, with every element of ours on one of them."""

QUIZ = "concepts/stride/"
KINDS = [
    "",
    "roles/panw-tpm/",
    "companies/zscaler/",
    "rounds/panw-tpm/system-design/",
    "rubrics/security-weighted/",
    QUIZ,
    "cases/two-path-assistant/",
    "sources/",
    "sources/zscaler-aiml-pm-2026/",
    "compare/",
    "hosting/",
    "practice/",
    *(
        f"practice/{name}/"
        for name in (
            "diagnostic",
            "drills",
            "plan",
            "review",
            "exam",
            "mock",
            "scorecard",
            "progress",
            "pack",
            "compensation",
            "questions",
            "data",
            "worksheets/story-bank",
            "worked/secure-api-gateway",
            "checklists/panw-tpm-preparation",
        )
    ),
]
