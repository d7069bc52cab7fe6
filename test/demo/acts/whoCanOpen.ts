import type { Office } from '../offices/Office';
import type { Finding } from './Act';

/** Ravi is in the client settings; Jane’s account is the one that n8n uses. */
const PEOPLE = ['jane@example.com', 'ravi@example.com'];

/** That a privileged document is in the case folder and nobody else can open it, by membership, invitation or link. */
export async function whoCanOpen(
	{ dropbox, options }: Office,
	folder: string | undefined,
	name: string,
): Promise<Finding> {
	const path = `${options.folder}/${folder ?? ''}/Privileged/${name}`;
	const found = await dropbox.whoCanOpen('matters', path).catch(() => undefined);
	const accounts = Object.keys(found?.accounts ?? {}).sort();
	return {
		what: `Only ${PEOPLE.join(' and ')} can open ${name}, and nobody by a link`,
		holds: accounts.join() === PEOPLE.join() && found?.viaLinks.length === 0 && found.invitees.length === 0,
	};
}
