// What macros.finish puts before docs/sw.js.
declare const EDITION: string;
declare const FILES: Record<string, string>;
