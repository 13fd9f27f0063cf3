// Every term of the index in order: which are there, which begin with what is typed, which are near.

// More words than this begin with letters that say little.
const MOST = 40;

export class Dictionary {
  /** @param {string} terms  in the order of their code units, a space between two */
  constructor(terms) {
    this.terms = terms ? terms.split(" ") : [];
  }

  /** Number of the first term that is not before `text`. @param {string} text */
  place(text) {
    let low = 0;
    let high = this.terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.terms[middle] < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** @param {string} term */
  has(term) {
    return this.terms[this.place(term)] === term;
  }

  /** Terms that begin with `start` and are longer. @param {string} start */
  beginning(start) {
    const found = [];
    for (let at = this.place(start); this.terms[at]?.startsWith(start) && found.length < MOST; at += 1) {
      if (this.terms[at] !== start) found.push(this.terms[at]);
    }
    return found;
  }

  /** The longest term that `word` begins with, where it leaves off no more than an ending. @param {string} word */
  shortened(word) {
    for (let end = word.length - 1; end >= Math.max(4, word.length - 4); end -= 1) {
      if (this.has(word.slice(0, end))) return word.slice(0, end);
    }
    return null;
  }

  /** A word as two terms written together, the evenest first, or null. @param {string} word @param {(word: string) => string} stem */
  split(word, stem) {
    /** @type {[string, string] | null} */
    let best = null;
    for (let at = 2; at <= word.length - 3; at += 1) {
      const pair = /** @type {[string, string]} */ ([stem(word.slice(0, at)), stem(word.slice(at))]);
      const even = Math.min(at, word.length - at);
      if (pair.every((part) => this.has(part)) && (!best || even > Math.min(best[0].length, best[1].length))) best = pair;
    }
    return best;
  }

  /** The terms that fewest slips of the finger lead from to `word`: one slip in four letters, two in seven. @param {string} word */
  near(word) {
    if (word.length < 4) return [];
    let most = word.length < 7 ? 1 : 2;
    /** @type {string[]} */
    let found = [];
    for (const term of this.terms) {
      if (Math.abs(term.length - word.length) > most || term.length < 3) continue;
      const slips = distance(word, term, most);
      if (slips > most) continue;
      if (slips < most) found = [];
      most = slips;
      found.push(term);
    }
    return found.slice(0, 6);
  }
}

/**
 * How many letters must be changed, left out, put in or swapped with their neighbor; more than
 * `most` is not counted out.
 *
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
function distance(one, other, most) {
  let before = /** @type {number[]} */ ([]);
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[other.length];
}
