/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import type { PackedPackage } from '@/test/package/packPackage';
import type { NewCredential, Owner } from '../n8n/N8nApi';
import {
	clioCredential,
	legalServerCredential,
	officeCredential,
	type Ground,
	type Stack,
} from './startStack';

/** What a test needs to know of the stack that runs beside it. */
export interface RunningStack {
	n8nUrl: string;
	proxyUrl: string;
	caFile: string;
	dashboardUrl: string;
	owner: Owner;
	/** The owner's, signed in to the stack's n8n. */
	session: string;
	communityPackages: PackedPackage[];
	/** A folder whose files workflows may read from disk. */
	documentsFolder: string;
	/** What the workflows' token credential is made of, for another n8n. */
	credential: NewCredential;
	/** Of the people of the emulated Dropbox, by their names. */
	refreshTokens: Readonly<Record<string, string>>;
	/** What a credential of Clio is made of, for another n8n. */
	clioCredential: NewCredential;
	/** The control API of the emulated Clio. */
	clioDashboardUrl: string;
	/** What a credential of LegalServer is made of, for each of the agency's sites. */
	legalServerCredentials: { live: NewCredential; demo: NewCredential };
	/** Tokens of the emulated LegalServer, by the fixture's names. */
	legalServerTokens: Readonly<Record<string, string>>;
	/** The user for n8n of the live site, with a password instead of a token. */
	legalServerLogin: { user: string; password: string };
	/** The control API of the emulated LegalServer. */
	legalServerDashboardUrl: string;
	/** Where an n8n that is started beside it leaves its log; that of the tests if absent. */
	logFolder?: string;
	/** Of the app that the emulated Dropbox knows, for the OAuth2 credential. */
	app: { key: string; secret: string };
}

const variable = 'CASE_FOLDERS_STACKS';

/** Leaves the addresses for the tests, which jest keeps apart from its setup: a stack for each of its workers. */
export function describeStacks(stacks: readonly Stack[]): void {
	describeRunning(stacks.map((stack) => describeStack(stack, stack.n8n.url, stack.api.session)));
}

/** The same of what is described already. */
export function describeRunning(stacks: readonly RunningStack[]): void {
	process.env[variable] = JSON.stringify(stacks);
}

/** What those who start an n8n of their own need to know, also where the ground has none. */
export function describeStack(
	{ emulator, owner, communityPackages, documentsFolder }: Omit<Ground, 'folder'>,
	n8nUrl = '',
	session = '',
): RunningStack {
	const { proxyUrl, caFile, dashboardUrl, fixture } = emulator;
	const { key, secret } = fixture.app;
	return {
		...{ n8nUrl, proxyUrl, caFile, dashboardUrl, owner, communityPackages, documentsFolder },
		refreshTokens: fixture.refreshTokens,
		...{ session, app: { key, secret }, credential: officeCredential(emulator) },
		...{ clioCredential: clioCredential(emulator), clioDashboardUrl: emulator.clio?.dashboardUrl ?? '' },
		legalServerCredentials: {
			live: legalServerCredential(emulator, 'live'),
			demo: legalServerCredential(emulator, 'demo'),
		},
		...accessToLegalServer(emulator),
		legalServerDashboardUrl: emulator.legalserver?.dashboardUrl ?? '',
	};
}

function accessToLegalServer({
	legalserver,
}: Stack['emulator']): Pick<RunningStack, 'legalServerTokens' | 'legalServerLogin'> {
	if (legalserver === undefined) throw new Error('no LegalServer runs beside Dropbox');
	const { tokens, basic, sites } = legalserver.world.fixture;
	const login = basic[sites.live ?? ''] ?? { user: '', password: '' };
	return { legalServerTokens: tokens, legalServerLogin: login };
}

/** That of the worker in which a test runs. */
export function runningStack(): RunningStack {
	const stacks = JSON.parse(process.env[variable] ?? '[]') as RunningStack[];
	const stack = stacks[Number(process.env['JEST_WORKER_ID'] ?? '1') - 1];
	if (stack === undefined) throw new Error('No stack runs. Start the tests with npm run test:e2e.');
	return stack;
}
