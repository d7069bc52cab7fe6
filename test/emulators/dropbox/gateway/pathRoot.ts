import { z } from 'zod';
import type { EmulatedRequest } from '../../core/contract';
import type { Acting } from '../state/accounts';
import type { DropboxState } from '../state/DropboxState';
import { badRequest, wrongPathRoot } from './Refusal';
import { rootInfoOf } from './rootInfoOf';

const NAMESPACE_ID = z.string().regex(/^[-_0-9a-zA-Z:]+$/);

/** The `PathRoot` union of the spec; anything that does not fit is refused with 400. */
const PATH_ROOT = z.discriminatedUnion('.tag', [
	z.object({ '.tag': z.literal('home') }).strict(),
	z.object({ '.tag': z.literal('root'), root: NAMESPACE_ID }).strict(),
	z.object({ '.tag': z.literal('namespace_id'), namespace_id: NAMESPACE_ID }).strict(),
]);

/**
 * The namespace that the call's paths start in: the home without a Path-Root header. `root` is refused
 * unless it is the account's root of today, so that a client notices when a team moved to a team space;
 * `namespace_id` goes anywhere the account may look.
 */
export function rootNamespaceOf(
	state: DropboxState,
	route: string,
	request: EmulatedRequest,
	acting: Acting,
): string {
	const header = request.headers['dropbox-api-path-root'];
	if (header === undefined) return acting.account.homeNamespaceId;
	const root = PATH_ROOT.safeParse(decoded(header));
	if (!root.success)
		throw badRequest(route, 'HTTP header "Dropbox-API-Path-Root": could not decode input as a PathRoot');
	if (root.data['.tag'] === 'home') return acting.account.homeNamespaceId;
	if (root.data['.tag'] === 'namespace_id') {
		if (!acting.can(root.data.namespace_id, 'read')) throw wrongPathRoot({ '.tag': 'no_permission' });
		return root.data.namespace_id;
	}
	if (root.data.root !== acting.account.rootNamespaceId) {
		throw wrongPathRoot({ '.tag': 'invalid_root', invalid_root: rootInfoOf(state, acting.account) });
	}
	return root.data.root;
}

function decoded(header: string): unknown {
	try {
		return JSON.parse(header);
	} catch {
		return undefined;
	}
}
