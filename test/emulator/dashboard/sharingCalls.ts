import { z } from 'zod';
import { policyOf } from '../dropbox/sharing/FolderSharing';
import { refreshMembers } from '../dropbox/sharing/membership';
import { defaultLink } from '../dropbox/sharing/linkSettings';
import { linksOf, newUrl } from '../dropbox/sharing/SharedLink';
import { whoCanOpen } from '../dropbox/sharing/whoCanOpen';
import { find } from '../dropbox/state/find';
import { asPerson } from './asPerson';
import type { ControlCall } from './control';
import { namespaceNamed } from './namespaceNamed';
import { personIn } from './personIn';
import { accountNamed, personOf } from './personOf';

const PLACE = { namespace: z.string().min(1), path: z.string().startsWith('/') };

/** Calls that share what is there, or tell with whom it is shared. */
export const SHARING_CALLS: Readonly<Record<string, ControlCall>> = {
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
		const { accountId } = accountNamed(world, email);
		const target = namespaceNamed(world, namespace);
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
		const account = accountNamed(world, email);
		return asPerson(() => {
			const entry = find(personOf(world, email, namespace), path);
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
		const view = personIn(world, query.get('namespace') ?? '');
		return asPerson(() => whoCanOpen(world.dropbox.state, find(view, query.get('path') ?? '')));
	},
};
