/** Files that stand for the script of a page: what is in the folder `browser` beside them, in one text. */
export const SCRIPT_FILE: RegExp;
/** What such a file holds when it is built. */
export function pageScriptModule(path: string): string;
