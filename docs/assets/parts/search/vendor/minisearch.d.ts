// The part of MiniSearch's interface that search-worker.js uses.

interface SearchOptions {
  boost?: Record<string, number>;
  combineWith?: "AND" | "OR";
  prefix?: (word: string) => boolean;
  fuzzy?: (word: string) => number | false;
}

type Result<T> = T & { score: number; terms: string[] };

export default class MiniSearch<T> {
  constructor(options: {
    fields: string[];
    storeFields: string[];
    processTerm?: (word: string) => string | null;
    searchOptions?: SearchOptions;
  });
  addAll(documents: readonly T[]): void;
  search(query: string, options?: SearchOptions): Result<T>[];
}
