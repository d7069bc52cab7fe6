import { Refusal } from '../../core/Refusal';
import type { ZipChecklist } from './ZipChecklist';

const ADVICE =
	'Nothing counts as archived. Run it again: somebody may have changed the folder while it was zipped.';

const mismatch = (message: string): Refusal => new Refusal('content_mismatch', message, ADVICE);

const soFar = ({ countFound, count }: ZipChecklist): string =>
	`${countFound} of ${count} documents had been found the same before it`;

/** What an archive can have against it. Messages count, and name nothing: they end up in logs. */
export const mismatches = {
	damaged: (contents: ZipChecklist) =>
		mismatch(`The ZIP is cut short, damaged or of a kind that cannot be checked; ${soFar(contents)}`),
	other: (contents: ZipChecklist) =>
		mismatch(`A document in the ZIP differs from the one in the folder; ${soFar(contents)}`),
	extra: (contents: ZipChecklist) =>
		mismatch(`The ZIP holds something that was not found in the folder; ${soFar(contents)}`),
	outside: (contents: ZipChecklist) =>
		mismatch(`The ZIP contains a path that leads outside of it; ${soFar(contents)}`),
	double: (contents: ZipChecklist) => mismatch(`The ZIP holds a document twice; ${soFar(contents)}`),
	missing: ({ countFound, count }: ZipChecklist) =>
		mismatch(`The ZIP lacks ${count - countFound} of the folder’s ${count} documents`),
};
