import type { Fact } from '../../../core/dashboard/files/Files';
import { momentInWords, sizeInWords } from '../../../core/dashboard/files/words';
import { whoCanOpen } from '../../sharing/whoCanOpen';
import type { DropboxState } from '../../state/DropboxState';
import type { Entry } from '../../state/Entry';
import { publicIdOf, timestamp } from '../../state/metadata';
import type { Revision } from '../../state/Revision';
import { namespaceHolding } from '../../state/tree';
import { AUDIENCES } from './badges';

/** So many versions of a file are told. */
const MOST_VERSIONS = 10;

/** What the page says about the file or folder that somebody chose. */
export function factsAbout(state: DropboxState, entry: Entry | undefined): Fact[] {
	if (!entry) return [];
	const { accounts, invitees, viaLinks } = whoCanOpen(state, entry);
	const members = Object.entries(accounts).map(([email, level]) => `${email} (${level})`);
	const links = viaLinks.map(
		({ url, to, audience, needsPassword }) =>
			`${url} (${[AUDIENCES[audience], ...(needsPassword ? ['password'] : []), `to ${to}`].join(', ')})`,
	);
	const namespace = (entry.kind === 'folder' ? entry.mounted : undefined) ?? namespaceHolding(entry);
	const facts: Fact[] = [
		['Versions', entry.kind === 'file' ? versions(state, entry.revision) : []],
		['Who has access', [...members, ...invitees.map((email) => `${email} (invited)`)]],
		['Links', links],
		['ID', [publicIdOf(entry)]],
		['Namespace', namespace ? [`ns:${namespace.id}`] : []],
	];
	return facts.filter(([, lines]) => lines.length > 0);
}

function versions({ registry }: DropboxState, newest: Revision): string[] {
	const lines: string[] = [];
	for (let at: Revision | undefined = newest; at; at = at.previousOfFile) {
		if (lines.length === MOST_VERSIONS) return [...lines, 'Older versions are not shown'];
		const by = at.modifiedBy && registry.accounts.get(at.modifiedBy)?.displayName;
		const when = momentInWords(timestamp(at.serverModified));
		lines.push([when, sizeInWords(at.blob.size), ...(by ? [by] : [])].join(' · '));
	}
	return lines;
}
