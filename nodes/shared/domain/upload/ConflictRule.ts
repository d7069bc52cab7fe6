/**
 * What happens where the name of a document is taken. Under every rule a file that already holds the very
 * same content is the document itself, so that a run that is repeated changes nothing.
 *
 * - `skipIfIdentical`: other content is kept, and the document goes beside it under a numbered name.
 * - `keepBoth`: the same, and documents of one run never share a file, even with the same name and content.
 * - `replace`: the document becomes the new version of the file.
 * - `fail`: other content under that name refuses the document.
 */
export type ConflictRule = 'skipIfIdentical' | 'keepBoth' | 'replace' | 'fail';
