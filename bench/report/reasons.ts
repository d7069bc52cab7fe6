/**
 * Why a target was not reached, by its name in `figures/targets.ts`. Looked up only for those that were
 * not: write here what was found, not what is hoped.
 */
export const reasons: Readonly<Record<string, string>> = {};
