import { builtIn, type Step } from '../steps';

/** Sentences of a refusal for a cell of a report. */
export const PROBLEM = `[$json.error?.message ?? $json.message ?? 'The item failed', $json.error?.advice ?? '']
		.map((sentence) => sentence.trim().replace(/[^.!?]$/, '$&.'))
		.join(' ')
		.trim()`;

/** An expression for a text that a spreadsheet does not take for a formula. */
export const cell = (text: string): string => `String(${text} ?? '').replace(/^[=+@-]/, "'$&")`;

/** A file with a line for each item. @param fileName ending in `.csv` */
export const report = (fileName: string): Step =>
	builtIn('convertToFile', 1.1, { operation: 'csv', options: { fileName } });
