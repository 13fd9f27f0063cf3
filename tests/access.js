// What axe does not judge, asked of the page as it stands: is all of its text there, in sight,
// apart from other text, and dark enough on what lies behind it? Evaluated in a page, it leaves
// its questions on window.lgAccess; each answers with one line for every fault.
(() => {
  /** @param {Element} el */
  const name = (el) => {
    const words = el.textContent.trim().replace(/\s+/g, " ").slice(0, 60);
    return `${el.tagName.toLowerCase()}${[...el.classList].map((one) => `.${one}`).join("")} “${words}”`;
  };

  const SKIP = "script, style, template, noscript, option, title, desc";

  /** Hidden from sight on purpose, for those who listen. @param {Element} el */
  const spoken = (el) => {
    for (let up = el; up && up !== document.body; up = up.parentElement) {
      if (style(up).clipPath === "inset(50%)") return true;
    }
    return false;
  };

  /** Computed styles change with the look: forgotten at the start of every question. */
  let styles = new Map();
  /** @param {Element} el @returns {CSSStyleDeclaration} */
  const style = (el) => {
    let found = styles.get(el);
    if (!found) styles.set(el, (found = getComputedStyle(el)));
    return found;
  };

  /** Every piece of text in sight. @returns {Text[]} */
  const texts = () => {
    styles = new Map();
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      const el = node.parentElement;
      if (!node.data.trim() || el.closest(SKIP)) continue;
      if (!el.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || spoken(el)) continue;
      found.push(node);
    }
    return found;
  };

  /** Where the letters are: the middle of each line box, since lines set solid touch above and below. */
  const letters = (/** @type {Text} */ node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const size = parseFloat(style(node.parentElement).fontSize);
    // Letters of a drawing are scaled with it.
    const scale = node.parentElement instanceof SVGGraphicsElement ? (node.parentElement.getScreenCTM()?.d ?? 1) : 1;
    const height = size * scale * 0.6;
    return [...range.getClientRects()]
      .filter((box) => box.width > 2 && box.height > 2)
      .map((box) => {
        const middle = (box.top + box.bottom) / 2;
        return { left: box.left, right: box.right, top: middle - height / 2, bottom: middle + height / 2 };
      });
  };

  /**
   * What of a line its ancestors let be seen: `cut` where one of them cuts it off for good, null
   * where it has been scrolled out of sight and can be scrolled back.
   */
  const seen = (box, /** @type {Element} */ from) => {
    const rest = { ...box };
    for (let el = from; el && el !== document.body; el = el.parentElement) {
      const { overflowX, overflowY, display } = style(el);
      if ((overflowX === "visible" && overflowY === "visible") || display.startsWith("inline") || el.closest("svg")) continue;
      const outer = el.getBoundingClientRect();
      const left = outer.left + el.clientLeft;
      const top = outer.top + el.clientTop;
      const right = left + el.clientWidth;
      const bottom = top + el.clientHeight;
      const cuts = (/** @type {string} */ how) => how === "hidden" || how === "clip";
      if (cuts(overflowX) && (rest.left < left - 1 || rest.right > right + 1)) return { cut: el };
      if (cuts(overflowY) && (rest.top < top - 1 || rest.bottom > bottom + 1)) return { cut: el };
      rest.left = Math.max(rest.left, left);
      rest.right = Math.min(rest.right, right);
      rest.top = Math.max(rest.top, top);
      rest.bottom = Math.min(rest.bottom, bottom);
      if (rest.right - rest.left < 1 || rest.bottom - rest.top < 1) return null;
    }
    return rest;
  };

  /** Lies over the page wherever that is scrolled to. @param {Element} from */
  const floats = (from) => {
    for (let el = from; el && el !== document.body; el = el.parentElement) {
      const { position, bottom } = style(el);
      if (position === "fixed" || (position === "sticky" && bottom !== "auto")) return true;
    }
    return false;
  };

  /** Text that is cut off, off the page, or under other text. @returns {string[]} */
  const hidden = () => {
    scrollTo({ top: 0, left: 0, behavior: "instant" });
    const faults = [];
    const lines = [];
    for (const node of texts()) {
      const el = node.parentElement;
      if (floats(el)) continue;
      for (const box of letters(node)) {
        const rest = seen(box, el);
        if (!rest) continue;
        if (rest.cut) {
          faults.push(`cut off by ${name(rest.cut).split(" “")[0]}: ${name(el)}`);
          break;
        }
        if (rest.left < -1 || rest.right > innerWidth + 1) {
          faults.push(`off the page: ${name(el)}`);
          break;
        }
        lines.push({ ...rest, node });
      }
    }
    lines.sort((a, b) => a.top - b.top);
    for (const [at, one] of lines.entries()) {
      for (let next = at + 1; next < lines.length && lines[next].top < one.bottom - 1; next += 1) {
        const other = lines[next];
        if (other.node === one.node) continue;
        if (Math.min(one.right, other.right) - Math.max(one.left, other.left) < 2) continue;
        if (Math.min(one.bottom, other.bottom) - other.top < 2) continue;
        faults.push(`${name(one.node.parentElement)} lies over ${name(other.node.parentElement)}`);
      }
    }
    // Dates, times and numbers cannot be scrolled in their frames as a line of text can.
    for (const control of document.querySelectorAll("button, [type=date], [type=time], [type=number]")) {
      if (!control.checkVisibility() || spoken(control)) continue;
      if (control.scrollWidth > control.clientWidth + 1) faults.push(`cut off by its own frame: ${name(control)} ${control.id}`);
    }
    return [...new Set(faults)];
  };

  // Questions out of sight are laid out when they are asked for, which moves all that follows.
  const laid = new CSSStyleSheet();
  laid.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets.push(laid);

  /** @type {Text[]} */
  let before = [];
  /** Remember what text there is. */
  const remember = () => {
    before = texts();
  };
  /** Text that was there when asked to remember and is not any more. @returns {string[]} */
  const lost = () => {
    const now = new Set(texts());
    return before.filter((node) => node.isConnected && !now.has(node)).map((node) => `gone: ${name(node.parentElement)}`);
  };

  /** Colors in whatever notation, as [red, green, blue, alpha] of 0 to 255. */
  const known = new Map();
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgba = (/** @type {string} */ color) => {
    let found = known.get(color);
    if (!found) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      known.set(color, (found = [...canvas.getImageData(0, 0, 1, 1).data]));
    }
    return found;
  };
  const over = (top, under, alpha = top[3] / 255) => top.slice(0, 3).map((one, at) => one * alpha + under[at] * (1 - alpha));

  /** What lies behind an element's text. @param {Element | null} el */
  const ground = (el) => {
    if (!el) return rgba("Canvas").slice(0, 3);
    const color = rgba(style(el).backgroundColor);
    return color[3] === 255 ? color.slice(0, 3) : over(color, ground(el.parentElement));
  };

  /** The same in a drawing: the last shape painted before the text that fills the place it stands on. */
  const drawn = (/** @type {SVGGraphicsElement} */ text) => {
    const svg = text.closest("svg");
    const box = text.getBoundingClientRect();
    const place = new DOMPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    let color = ground(svg);
    for (const shape of svg.querySelectorAll("rect, circle, ellipse, path, polygon")) {
      if (shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_PRECEDING) break;
      const matrix = shape.getScreenCTM();
      const { fill, fillOpacity } = style(shape);
      if (!matrix || fill === "none" || !shape.isPointInFill(place.matrixTransform(matrix.inverse()))) continue;
      const ink = rgba(fill);
      color = over(ink, color, (ink[3] / 255) * Number(fillOpacity));
    }
    return color;
  };

  const light = (/** @type {number[]} */ color) => {
    const [red, green, blue] = color.map((one) => (one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };

  /**
   * Text too faint by WCAG 1.4.3. axe leaves open what stands near a pseudo-element or in a
   * drawing, which is every question and every figure here. @returns {string[]}
   */
  const faint = () => {
    const faults = [];
    for (const node of texts()) {
      const el = node.parentElement;
      if (el.closest("button:disabled, select:disabled")) continue;
      const inDrawing = el instanceof SVGGraphicsElement;
      const { color, fill, fontSize, fontWeight } = style(el);
      const behind = inDrawing ? drawn(el) : ground(el);
      let alpha = 1;
      for (let up = el; up; up = up.parentElement) alpha *= Number(style(up).opacity);
      const ink = rgba(inDrawing ? fill : color);
      const seenInk = over(ink, behind, (ink[3] / 255) * alpha);
      const [high, low] = [light(seenInk), light(behind)].sort((a, b) => b - a);
      const ratio = (high + 0.05) / (low + 0.05);
      const size = parseFloat(fontSize);
      const needs = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5;
      if (ratio < needs) faults.push(`contrast ${ratio.toFixed(2)}, needs ${needs}: ${name(el)}`);
    }
    return [...new Set(faults)];
  };

  window.lgAccess = { hidden, remember, lost, faint };
})();
