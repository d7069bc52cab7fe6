/**
 * The script of the page, as one text. It is written in the folder `browser` and put in here when the package is built,
 * and by jest: see `packages/pageScript.cjs`.
 */
export declare const SCRIPT: string;
