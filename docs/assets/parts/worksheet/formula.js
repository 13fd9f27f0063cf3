// Formulas of worksheets: `ceil(peak / (one * use / 100))`, over names and numbers. The same small
// language as macros/records/formula.py, which checks them and computes the examples; a test holds the two
// together.

/** @type {Record<string, (...values: number[]) => number>} */
const FUNCTIONS = { min: Math.min, max: Math.max, ceil: Math.ceil, sqrt: Math.sqrt };

const TOKEN = /\s*(?:(\d+(?:\.\d+)?(?:e[+-]?\d+)?)|([a-z][a-z0-9]*)|(\*\*|[-+*/(),]))/y;

/** @typedef {(values: Record<string, number>) => number} Compute */
/** @typedef {{ names: string[], value: (values: Record<string, number>) => number | null }} Formula */

/**
 * A formula out of its text; null where it is none.
 *
 * @param {string} text
 * @returns {Formula | null}
 */
export function formula(text) {
  const tokens = tokensOf(text);
  if (!tokens) return null;
  const reader = new Reader(tokens);
  const compute = reader.sum();
  if (!compute || reader.token) return null;
  return {
    names: [...reader.names],
    value: (values) => {
      const found = compute(values);
      return Number.isFinite(found) ? found : null; // a name without a number, a division by zero
    },
  };
}

/** @param {string} text @returns {string[] | null} */
function tokensOf(text) {
  const found = [];
  const whole = text.trimEnd();
  for (let at = 0; at < whole.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(whole);
    if (!match) return null;
    found.push(match[1] ?? match[2] ?? match[3]);
  }
  return found;
}

/** Recursive descent: sum, product, sign, power, atom. Each gives null where the text is no formula. */
class Reader {
  /** @type {Set<string>} */
  names = new Set();

  /** @param {string[]} tokens */
  constructor(tokens) {
    this.tokens = tokens.reverse();
  }

  get token() {
    return this.tokens[this.tokens.length - 1] ?? "";
  }

  /** The token, gone on from, where it is one of these. @param {...string} wanted */
  take(...wanted) {
    return wanted.includes(this.token) ? (this.tokens.pop() ?? "") : "";
  }

  /** @returns {Compute | null} */
  sum() {
    return this.chain(["+", "-"], () => this.product());
  }

  /** @returns {Compute | null} */
  product() {
    return this.chain(["*", "/"], () => this.signed());
  }

  /** @param {string[]} signs @param {() => Compute | null} part @returns {Compute | null} */
  chain(signs, part) {
    let left = part();
    for (let sign = this.take(...signs); sign && left; sign = this.take(...signs)) left = binary(sign, left, part());
    return left;
  }

  /** @returns {Compute | null} */
  signed() {
    if (!this.take("-")) return this.power();
    const inner = this.power();
    return inner && ((values) => -inner(values));
  }

  /** Of powers in a row the last is first. @returns {Compute | null} */
  power() {
    const base = this.atom();
    return base && this.take("**") ? binary("**", base, this.signed()) : base;
  }

  /** @returns {Compute | null} */
  atom() {
    if (this.take("(")) return this.closed(this.sum());
    const token = this.tokens.pop() ?? "";
    if (/^\d/.test(token)) return () => Number(token);
    if (!/^[a-z]/.test(token)) return null;
    if (this.take("(")) return this.call(token);
    this.names.add(token);
    return (values) => (Object.hasOwn(values, token) ? values[token] : Number.NaN);
  }

  /** @param {string} name @returns {Compute | null} */
  call(name) {
    const parts = [this.sum()];
    while (this.take(",")) parts.push(this.sum());
    const one = name === "ceil" || name === "sqrt";
    if (!Object.hasOwn(FUNCTIONS, name) || (parts.length === 1) !== one || parts.includes(null)) return null;
    return this.closed((values) => FUNCTIONS[name](.../** @type {Compute[]} */ (parts).map((part) => part(values))));
  }

  /** @param {Compute | null} inner */
  closed(inner) {
    return this.take(")") ? inner : null;
  }
}

/** @param {string} sign @param {Compute} left @param {Compute | null} right @returns {Compute | null} */
function binary(sign, left, right) {
  if (!right) return null;
  if (sign === "+") return (values) => left(values) + right(values);
  if (sign === "-") return (values) => left(values) - right(values);
  if (sign === "*") return (values) => left(values) * right(values);
  if (sign === "**") return (values) => left(values) ** right(values);
  return (values) => left(values) / right(values);
}
