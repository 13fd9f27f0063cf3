// What macros.publish puts before docs/sw.js.
declare const EDITION: string;
declare const FILES: Record<string, string>;
