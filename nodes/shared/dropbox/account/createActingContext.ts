import type { Accounts, ActingAccount, ActingSettings } from '../port';
import type { Clock, Send } from '../../http/types';
import type { common, users } from '../../vendor/dropbox';
import { createApi, type ActingHeaders } from '../client/createApi';
import { findMemberId } from './findMemberId';
import { throwRefusal } from '../errors/toRefusal';

/** Whose eyes an execution looks through. */
export interface ActingContext extends Accounts {
	/** The headers that every call carries. Looked up once, however many ask, also at the same time. */
	headers(): Promise<ActingHeaders>;
}

interface FoundAccount {
	headers: ActingHeaders;
	account: ActingAccount;
}

/**
 * Finds out for whom calls are made and where paths start: for an e-mail address whose ID it is (one call),
 * and from the account which namespaces are its root and home (one call, not retried per item). A path root
 * is an account's own, never a team's: there are teams in which each member has another.
 */
export function createActingContext(send: Send, clock: Clock, settings: ActingSettings): ActingContext {
	let found: Promise<FoundAccount> | undefined;
	const findAccount = async () => await (found ??= lookUpAccount(send, clock, settings));
	return {
		headers: async () => (await findAccount()).headers,
		whoAmI: async () => (await findAccount()).account,
	};
}

async function lookUpAccount(send: Send, clock: Clock, settings: ActingSettings): Promise<FoundAccount> {
	const selected = await selectHeaders(send, clock, settings.actAs);
	const account = await createApi(send, clock, async () => selected)
		.call(async (sdk) => await sdk.usersGetCurrentAccount())
		.catch(throwRefusal);
	const { root_info: root } = account;
	const pathRoot = pathRootHeader(settings.pathRoot, root);
	return {
		headers: { ...selected, ...(pathRoot === undefined ? {} : { pathRoot: JSON.stringify(pathRoot) }) },
		account: {
			accountId: account.account_id,
			rootNamespaceId: rootNamespaceOf(settings.pathRoot, root),
			homeNamespaceId: root.home_namespace_id,
		},
	};
}

async function selectHeaders(
	send: Send,
	clock: Clock,
	actAs: ActingSettings['actAs'],
): Promise<ActingHeaders> {
	if (actAs.kind === 'connected account') return {};
	const id = await findMemberId(
		createApi(send, clock, async () => ({})),
		actAs.who,
	);
	return actAs.kind === 'member' ? { selectUser: id } : { selectAdmin: id };
}

type RootInfo = users.FullAccount['root_info'];

/** None is needed for the home: that is where paths start without the header. */
function pathRootHeader(pathRoot: ActingSettings['pathRoot'], root: RootInfo): common.PathRoot | undefined {
	if (pathRoot.kind === 'namespace') return { '.tag': 'namespace_id', namespace_id: pathRoot.id };
	if (pathRoot.kind === 'home' || root.root_namespace_id === root.home_namespace_id) return undefined;
	return { '.tag': 'root', root: root.root_namespace_id };
}

function rootNamespaceOf(pathRoot: ActingSettings['pathRoot'], root: RootInfo): string {
	if (pathRoot.kind === 'namespace') return pathRoot.id;
	return pathRoot.kind === 'home' ? root.home_namespace_id : root.root_namespace_id;
}
