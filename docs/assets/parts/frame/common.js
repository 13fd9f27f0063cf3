// What all elements of the guide share: the door to one file of the published site
// (macros/publish/programs/bundle.mjs).

export { confirm } from "../kit/confirm.js";
export { dayText } from "../kit/days.js";
export { printAlone } from "../kit/print-alone.js";
export { counted } from "../kit/text.js";
export { KeptElement } from "../store/element.js";
export { askToStay } from "../store/stay.js";
export { sayUnlisted, showNotices } from "./notice.js";
