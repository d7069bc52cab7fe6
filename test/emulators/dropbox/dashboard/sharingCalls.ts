import { z } from 'zod';
import { policyOf } from '../sharing/FolderSharing';
import { refreshMembers } from '../sharing/membership';
import { defaultLink } from '../sharing/linkSettings';
import { linksOf, newUrl } from '../sharing/SharedLink';
import { whoCanOpen } from '../sharing/whoCanOpen';
import { find } from '../state/find';
import type { DropboxWorld } from '../DropboxWorld';
import type { ControlCalls } from '../../core/dashboard/Panel';
import { adminView, asPerson, findAccount, findNamespace, personView } from './views';

const PLACE = { namespace: z.string().min(1), path: z.string().startsWith('/') };

/** Calls that share what is there, or tell with whom it is shared. */
export const SHARING_CALLS: ControlCalls<DropboxWorld> = {
	/** Takes an account's access to a namespace away, or gives it (`level`). */
	'POST /access': (world, body) => {
		const { namespace, email, level } = z
			.object({
				namespace: PLACE.namespace,
				email: z.string(),
				level: z.enum(['owner', 'editor', 'viewer']).nullable(),
			})
			.strict()
			.parse(body);
		const { state } = world.dropbox;
		const { accountId } = findAccount(world, email);
		const target = findNamespace(world, namespace);
		const rights = target.kind === 'shared_folder' ? policyOf(state, target).explicit : target.members;
		if (level === null) rights.delete(accountId);
		else rights.set(accountId, level);
		refreshMembers(state);
	},
	/** A person makes a link; the person's and the team's defaults hold for what is not said. */
	'POST /share-link': (world, body) => {
		const { namespace, path, email, audience } = z
			.object({ ...PLACE, email: z.string(), audience: z.enum(['public', 'team', 'no_one']).optional() })
			.strict()
			.parse(body);
		const { state } = world.dropbox;
		const account = findAccount(world, email);
		return asPerson(() => {
			const entry = find(personView(world, email, namespace), path);
			const usual = defaultLink(account);
			const url = newUrl(entry);
			linksOf(state).set(url, {
				...{ ...usual, url, entry: entry.number, accountId: account.accountId },
				...(audience === undefined ? {} : { audience, isAsked: true }),
			});
			return { url };
		});
	},
	/** Who can open a file or folder, read off the state: members, invited addresses and links. */
	'GET /who-can-open': (world, _body, query) => {
		const view = adminView(world, query.get('namespace') ?? '');
		return asPerson(() => whoCanOpen(world.dropbox.state, find(view, query.get('path') ?? '')));
	},
};
