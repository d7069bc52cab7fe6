import { contentHash } from '../../e2e/stack/contentHash';
import type { StoredEntry } from '../../e2e/stack/EmulatedDropbox';
import type { Office } from '../offices/Office';
import type { Finding } from './Act';

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The one folder of this name right in a folder of the office; undefined if there is none or more than one. */
export function onlyFolder(tree: readonly StoredEntry[], parent: string, part: string): string | undefined {
	const found = tree.filter(
		({ kind, path }) =>
			kind === 'folder' && path === `${parent}/${nameOf(path)}` && nameOf(path).includes(part),
	);
	return found.length === 1 ? found[0]?.path : undefined;
}

const hashOf = (text: string): string => contentHash(Buffer.from(text));

/** Every file whose bytes are this text, wherever it is in the office's folder. */
export const filesWith = (tree: readonly StoredEntry[], text: string): string[] =>
	tree.filter(({ contentHash: hash }) => hash === hashOf(text)).map(({ path }) => path);

/** That a document is where it belongs and nowhere else. @param expected its path; undefined if its folder is not there yet */
export function filedOnce(tree: readonly StoredEntry[], text: string, expected: string | undefined): Finding {
	const found = filesWith(tree, text);
	return {
		what: `It is in Dropbox once, as ${expected ?? 'a document of the case folder'}`,
		holds: found.length === 1 && found[0] === expected,
	};
}

/** That nothing about a case waits any more, and nothing was given up. @param caseKey of its events */
export async function nothingWaits(office: Office, caseKey: string): Promise<Finding> {
	const own = (await office.events()).filter((event) => event.caseKey === caseKey);
	return {
		what: 'The queue has finished with it',
		holds: own.length > 0 && own.every(({ status }) => status === 'done'),
	};
}

/** That exactly one email since a number of them is as it should be. */
export function emailedOnce(
	{ mail }: Office,
	before: number,
	{ to, subject, what }: { to: string; subject: RegExp; what: string },
): Finding {
	const found = mail.received
		.slice(before)
		.filter((email) => email.to.includes(to) && subject.test(email.subject));
	return { what, holds: found.length === 1 };
}
