/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CallLog } from './core/calls/CallLog';
import type { EmulatedService } from './core/contract';
import { Dashboard } from './core/dashboard/Dashboard';
import { DropboxEmulator } from './dropbox/DropboxEmulator';
import { DropboxWorld } from './dropbox/DropboxWorld';
import type { DropboxState } from './dropbox/state/DropboxState';
import type { Fixture, FixtureName } from './dropbox/state/fixtures';
import { EmulatorProxy } from './core/proxy/EmulatorProxy';
import { removeFolder, temporaryFolder } from './core/temporaryFolders';

export interface EmulatorOptions {
	/** Of the proxy; a free one if absent. */
	port?: number;
	/** Where the authority's certificate is written and left; a temporary file if absent. */
	caFile?: string;
	/** `teamSpace` if absent. */
	fixture?: FixtureName;
	/** Milliseconds by which every call is late. */
	latencyMs?: number;
	/** Milliseconds for which a write holds its namespace. */
	lockMs?: number;
	/** Fault rules as in a faults file. */
	faults?: unknown;
	/** One JSON line per call is added to this file. */
	logFile?: string;
	/** Seed of the state's IDs. */
	seed?: number;
	/** Services besides Dropbox, for other host names. */
	others?: readonly EmulatedService[];
	/** Told about every host that the proxy refused. */
	onRefused?: (target: string) => void;
}

/** An emulator that accepts connections. */
export interface RunningEmulator {
	/** For HTTPS_PROXY. */
	proxyUrl: string;
	/** For NODE_EXTRA_CA_CERTS and SSL_CERT_FILE. */
	caFile: string;
	/** The page and control API for people and tests. */
	dashboardUrl: string;
	dropbox: DropboxEmulator;
	/** The state and fixture of now: a reset replaces both. */
	readonly state: DropboxState;
	readonly fixture: Fixture;
	log: CallLog;
	/** Ends connections, removes temporary files and the state's bytes. Safe to call twice. */
	close(): Promise<void>;
}

/** Starts proxy and dashboard on loopback over a fresh world. Throws when a port is taken or a fault rule is wrong. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<RunningEmulator> {
	const log = new CallLog(options.logFile);
	const world = new DropboxWorld(options.fixture ?? 'teamSpace', { seed: options.seed }, log);
	const { dropbox } = world;
	dropbox.latencyMs = options.latencyMs ?? 0;
	dropbox.locks.settings.milliseconds = options.lockMs ?? 0;
	dropbox.faults.set(options.faults ?? []);
	const services = [dropbox, ...(options.others ?? [])];
	const proxy = await EmulatorProxy.start({ services, port: options.port, onRefused: options.onRefused });
	const dashboard = await Dashboard.start(world);
	const caFile = options.caFile ?? join(temporaryFolder(), 'ca.pem');
	await writeFile(caFile, proxy.certificate);
	let closing: Promise<void> | undefined;
	const closeAll = async (): Promise<void> => {
		await Promise.all([proxy.close(), dashboard.close()]);
		world.close();
		await log.close();
		if (options.caFile === undefined) removeFolder(dirname(caFile));
	};
	return {
		...{ proxyUrl: proxy.url, caFile, dashboardUrl: dashboard.url, dropbox, log },
		get state() {
			return dropbox.state;
		},
		get fixture() {
			return world.fixture;
		},
		close: () => (closing ??= closeAll()),
	};
}
