/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Package } from '@/packages/packages';
import type { EmulatedService } from '@/test/emulators/core/contract';
import { startEmulator, type RunningEmulator } from '@/test/emulators/startEmulator';
import { packPackage, type PackedPackage } from '@/test/package/packPackage';
import { say } from '../commands/say';
import { ownTemporaryFolder } from '../commands/temporaryFolder';
import { installN8n, n8nVersion } from '../n8n/installN8n';
import { N8nApi, type NewCredential, type Owner } from '../n8n/N8nApi';
import { readingFrom } from '../n8n/environment';
import { startN8n, type RunningN8n } from '../n8n/startN8n';

/** The emulated Dropbox and a real n8n with packages of ours, talking to each other. */
export interface Stack {
	emulator: RunningEmulator;
	communityPackages: PackedPackage[];
	n8n: RunningN8n;
	api: N8nApi;
	/** A folder whose files n8n's workflows may read from disk. */
	documentsFolder: string;
	owner: Owner;
	/** Ends both and leaves nothing behind but the logs. */
	end(): Promise<void>;
}

/** Of an instance that lives on loopback for as long as a command runs. */
export const owner: Owner = {
	email: 'owner@example.org',
	password: 'Case-folders-1',
	firstName: 'Olive',
	lastName: 'Sample',
};

/** The token credential of Jane, who may write in the team folder `/Matters`. */
export function officeCredential({ fixture }: RunningEmulator): NewCredential {
	return {
		name: 'Dropbox of the office',
		type: 'dropboxCaseFoldersTokenApi',
		data: {
			connectWith: 'refreshToken',
			appKey: fixture.app.key,
			appSecret: fixture.app.secret,
			refreshToken: fixture.refreshTokens.jane,
			actAs: 'connectedAccount',
			pathRoot: 'automatic',
		},
	};
}

/** Ada's connection to the emulated Clio, who sees every matter of the firm. */
export function clioCredential({ clio }: RunningEmulator): NewCredential {
	if (clio === undefined) throw new Error('no Clio runs beside Dropbox');
	const { app, tokens, refreshTokens } = clio.world.fixture;
	return {
		name: 'Clio of the firm',
		type: 'clioMattersOAuth2Api',
		data: {
			...{ region: 'us', onlyRead: false, grantType: 'authorizationCode' },
			...{ clientId: app.key, clientSecret: app.secret },
			oauthTokenData: {
				...{ access_token: tokens['ada'], refresh_token: refreshTokens['ada'], token_type: 'Bearer' },
			},
		},
	};
}

/** The connection of the user for n8n to one of the agency's two sites in the emulated LegalServer. */
export function legalServerCredential(
	{ legalserver }: RunningEmulator,
	environment: 'live' | 'demo',
): NewCredential {
	if (legalserver === undefined) throw new Error('no LegalServer runs beside Dropbox');
	const { sites, tokens } = legalserver.world.fixture;
	return {
		name: `LegalServer ${environment}`,
		type: 'legalServerMattersApi',
		data: {
			...{ site: sites.live, environment, authentication: 'token', onlyRead: false },
			token: tokens[environment === 'live' ? 'intake' : 'demo'],
		},
	};
}

/** Our packages, packed, and the emulated services that an n8n talks to. */
export type Ground = Pick<Stack, 'emulator' | 'communityPackages' | 'documentsFolder' | 'owner'> & {
	/** For everything that this process makes; it is gone when the process ends. */
	folder: string;
};

/**
 * Installs and packs what is not there yet, and starts the emulated services, without an n8n.
 *
 * @param logFolder is emptied, and then holds the calls that reached Dropbox
 * @param packages that n8n is to have besides its own nodes
 * @param others emulated services besides Dropbox, Clio and LegalServer
 */
export async function startGround(
	logFolder: string,
	packages: readonly Package[],
	others: readonly EmulatedService[] = [],
): Promise<Ground> {
	await installN8n();
	rmSync(logFolder, { recursive: true, force: true });
	mkdirSync(logFolder, { recursive: true });
	const folder = ownTemporaryFolder();
	say('Packing what is installed in n8n');
	const communityPackages = await Promise.all(packages.map(async (each) => await packPackage(each, folder)));
	const emulator = await startEmulator({
		logFile: join(logFolder, 'dropbox-calls.jsonl'),
		clio: 'firm',
		legalserver: 'agency',
		others,
	});
	const documentsFolder = join(folder, 'documents');
	mkdirSync(documentsFolder);
	return { emulator, communityPackages, documentsFolder, owner, folder };
}

/**
 * Starts the services and an n8n; the owner is signed in and the token credential made when this returns.
 *
 * @param logFolder holds n8n's log, too
 */
export async function startStack(
	logFolder: string,
	packages: readonly Package[],
	others: readonly EmulatedService[] = [],
): Promise<Stack> {
	const { emulator, communityPackages, documentsFolder, folder } = await startGround(
		logFolder,
		packages,
		others,
	);
	const { proxyUrl, caFile } = emulator;
	say(`Starting n8n ${n8nVersion()} with ${communityPackages.map(({ name }) => name).join(' and ')}`);
	const n8n = await startN8n({
		proxyUrl,
		caFile,
		folder,
		communityPackages,
		logFile: join(logFolder, 'n8n.log'),
		more: readingFrom(documentsFolder),
	}).catch(async (cause) => {
		await emulator.close();
		throw cause;
	});
	const end = async () => {
		await n8n.end();
		await emulator.close();
	};
	const api = new N8nApi(n8n.url);
	const prepare = async () => {
		await api.setUpOwner(owner);
		await api.createCredential(officeCredential(emulator));
	};
	await prepare().catch(async (cause) => {
		await end();
		throw cause;
	});
	return { emulator, communityPackages, n8n, api, documentsFolder, owner, end };
}
