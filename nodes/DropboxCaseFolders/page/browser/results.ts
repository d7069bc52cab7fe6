import { speech } from './language';
import type { Problem, UploadRow } from './uploads';

/** What became of a document, in words. `name`: what it was called before. */
export function resultText({ status, name: saved }: UploadRow, name: string): string {
	const { results } = speech.texts;
	const isRenamed = typeof saved === 'string' && saved !== name;
	switch (status) {
		case 'uploaded':
			return isRenamed ? results.uploadedAs(saved) : results.uploaded;
		case 'unchanged':
		case 'duplicate':
			return isRenamed ? results.duplicateAs(saved) : results.duplicate;
		case 'keptBoth':
			return results.keptBoth(saved ?? name);
		case 'replaced':
		case 'archived':
			return results.replaced;
		case 'skipped':
			return results.skipped;
		default:
			return results.uploaded;
	}
}

/** The text for a reason, whatever a server calls it. */
export const textOf = <T>(texts: Readonly<Record<string, T>>, reason: string): T =>
	texts[Object.keys(texts).includes(reason) ? reason : 'unexpected']!;

export function problemText({ reason }: Problem): string {
	const { problems, notSaved, uncertain } = speech.texts;
	if (reason === 'uncertain') return uncertain;
	return `${notSaved} ${textOf(problems, reason)}`;
}
