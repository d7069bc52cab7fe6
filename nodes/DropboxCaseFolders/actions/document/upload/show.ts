/** Where the fields of Upload Document are shown. */
export const show = { resource: ['document'], operation: ['upload'] };
