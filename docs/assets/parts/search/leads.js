// What candidates call things, where the guide's own words differ. Kept by hand: add a word here when
// somebody looked for a page and did not find it. Words a page knows itself (`aka`) do not belong here.

/** Words that mean the same to whoever searches: the first is the guide's. */
export const SAME = [
  ["kubernetes", "k8s"],
  ["kafka", "event streaming"],
  ["compensation", "salary", "comp", "tc", "pay"],
  ["recruiter", "recruiting"],
  ["machine learning", "ml"],
  ["hiring committee", "hc"],
  ["product manager", "pm"],
  ["technical program manager", "tpm"],
  ["large language model", "llm"],
  ["false positive", "fp"],
  ["behavioral", "behavioural"],
];

/** Words that lead to a page, by its address. */
export const LEADS = {
  "practice/data/": [
    "sync, export, import, backup, back up, restore, delete my data, privacy, another device, transfer, storage",
    "offline, lost answers, clear browser, download my answers",
  ],
  "practice/plan/": ["schedule, calendar, study plan, timetable, how long to prepare, ics"],
  "practice/pack/": ["print, cheat sheet, day sheet, interview day, night before, tomorrow"],
  "practice/mock/": ["mock interview, rehearse, timer, simulate, practice aloud"],
  "practice/review/": ["flashcards, spaced repetition, anki, repeat questions, due questions"],
  "practice/drills/": ["drill, five minutes, quick practice, mental arithmetic, mental math, calculate quickly"],
  "practice/exam/": ["test, mock exam, timed test"],
  "practice/diagnostic/": ["where to start, assessment, placement test, what do I know"],
  "practice/progress/": ["readiness, am I ready, weak areas, mistakes, statistics, score"],
  "practice/compensation/": [
    "salary, salary expectations, pay, compensation, offer, negotiate, negotiation, equity, base, bonus, TC, total compensation, levels",
  ],
  "practice/scorecard/": ["grade myself, self assessment, score an answer"],
  "practice/worksheets/story-bank/": ["STAR, STAR method, stories, behavioral stories, tell me about a time"],
  "practice/worksheets/recruiter-script/": ["tell me about yourself, introduction, elevator pitch, why do you want to work here"],
  "concepts/drift-and-rollback/": ["rollback, roll back a model, bad model"],
  "hosting/": ["self-host, deploy, copy of the guide"],
};
