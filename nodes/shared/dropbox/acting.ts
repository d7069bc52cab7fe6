import type { Accounts, ActingAccount, ActingSettings, Clock, Send } from '../ports';
import type { common, users } from '../vendor/dropbox';
import { apiOn } from './apiOn';
import { memberIdOf } from './members';
import { refuse } from './refusals';
import type { ActingHeaders } from './sdkOn';

/** Whose eyes an execution looks through. */
export interface Acting extends Accounts {
	/** The headers that every call carries. Looked up once, however many ask, also at the same time. */
	headers(): Promise<ActingHeaders>;
}

interface Found {
	headers: ActingHeaders;
	account: ActingAccount;
}

/**
 * Finds out for whom calls are made and where paths start: for an e-mail address whose ID it is (one call),
 * and from the account which namespaces are its root and home (one call, not retried per item). A path root
 * is an account's own, never a team's: there are teams in which each member has another.
 */
export function actingFor(send: Send, clock: Clock, settings: ActingSettings): Acting {
	let found: Promise<Found> | undefined;
	const once = async () => await (found ??= lookUp(send, clock, settings));
	return {
		headers: async () => (await once()).headers,
		whoAmI: async () => (await once()).account,
	};
}

async function lookUp(send: Send, clock: Clock, settings: ActingSettings): Promise<Found> {
	const selected = await selectHeaders(send, clock, settings.actAs);
	const account = await apiOn(send, clock, async () => selected)
		.call(async (sdk) => await sdk.usersGetCurrentAccount())
		.catch(refuse);
	const { root_info: root } = account;
	const pathRoot = pathRootHeader(settings.pathRoot, root);
	return {
		headers: { ...selected, ...(pathRoot === undefined ? {} : { pathRoot: JSON.stringify(pathRoot) }) },
		account: {
			accountId: account.account_id,
			rootNamespaceId: startOf(settings.pathRoot, root),
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
	const id = await memberIdOf(
		apiOn(send, clock, async () => ({})),
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

function startOf(pathRoot: ActingSettings['pathRoot'], root: RootInfo): string {
	if (pathRoot.kind === 'namespace') return pathRoot.id;
	return pathRoot.kind === 'home' ? root.home_namespace_id : root.root_namespace_id;
}
