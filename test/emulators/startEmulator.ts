import { ClioWorld } from './clio/ClioWorld';
import { CLIO_PANEL } from './clio/dashboard/panel';
import type { FixtureName as ClioFixtureName } from './clio/state/fixtures';
import { CallLog } from './core/CallLog';
import { Dashboard } from './core/dashboard/Dashboard';
import { startServices, type RunningServices, type StartOptions } from './core/startServices';
import type { EmulatedWorld } from './core/EmulatedWorld';
import type { Panel } from './core/dashboard/Panel';
import { DROPBOX_PANEL } from './dropbox/dashboard/panel';
import type { DropboxEmulator } from './dropbox/DropboxEmulator';
import { DropboxWorld } from './dropbox/DropboxWorld';
import type { DropboxState } from './dropbox/state/DropboxState';
import type { Fixture, FixtureName } from './dropbox/state/fixtures';
import { LEGALSERVER_PANEL } from './legalserver/dashboard/panel';
import { LegalServerWorld } from './legalserver/LegalServerWorld';
import type { FixtureName as LegalServerFixtureName } from './legalserver/state/fixtures';

export interface EmulatorOptions extends Omit<StartOptions<DropboxWorld>, 'world' | 'panel'> {
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
	/** Puts Clio beside Dropbox, with a dashboard of its own. */
	clio?: ClioFixtureName;
	/** Puts LegalServer beside Dropbox, with a dashboard of its own. */
	legalserver?: LegalServerFixtureName;
}

/** An emulator that accepts connections. */
export interface RunningEmulator extends RunningServices {
	dropbox: DropboxEmulator;
	/** The state and fixture of now: a reset replaces both. */
	readonly state: DropboxState;
	readonly fixture: Fixture;
	log: CallLog;
	/** Where it was asked for. */
	clio?: RunningBeside<ClioWorld>;
	legalserver?: RunningBeside<LegalServerWorld>;
}

export interface RunningBeside<W extends EmulatedWorld> {
	world: W;
	/** The page and control API, apart from those of Dropbox. */
	dashboardUrl: string;
}

export type RunningClio = RunningBeside<ClioWorld>;
export type RunningLegalServer = RunningBeside<LegalServerWorld>;

/** Starts proxy and dashboard on loopback over a fresh world. Throws when a port is taken or a fault rule is wrong. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<RunningEmulator> {
	const log = new CallLog(options.logFile);
	const world = new DropboxWorld(options.fixture ?? 'teamSpace', { seed: options.seed }, log);
	const { dropbox } = world;
	dropbox.latencyMs = options.latencyMs ?? 0;
	dropbox.locks.settings.milliseconds = options.lockMs ?? 0;
	dropbox.faults.set(options.faults ?? []);
	const clioWorld = options.clio === undefined ? undefined : new ClioWorld(options.clio);
	const legalserverWorld =
		options.legalserver === undefined ? undefined : new LegalServerWorld(options.legalserver);
	const beside = [clioWorld, legalserverWorld].flatMap((one) => (one ? [one.service] : []));
	const others = [...(options.others ?? []), ...beside];
	const running = await startServices({ ...options, others, world, panel: DROPBOX_PANEL });
	const clio = clioWorld && (await startBeside(clioWorld, CLIO_PANEL));
	const legalserver = legalserverWorld && (await startBeside(legalserverWorld, LEGALSERVER_PANEL));
	const close = async (): Promise<void> => {
		await Promise.all([running.close(), clio?.close(), legalserver?.close()]);
	};
	return {
		...{ ...running, close, dropbox, log, clio, legalserver },
		get state() {
			return dropbox.state;
		},
		get fixture() {
			return world.fixture;
		},
	};
}

async function startBeside<W extends EmulatedWorld>(
	world: W,
	panel: Panel<W>,
): Promise<RunningBeside<W> & { close: () => Promise<void> }> {
	const dashboard = await Dashboard.start(world, panel);
	const close = async (): Promise<void> => {
		await dashboard.close();
		world.close();
	};
	return { world, dashboardUrl: dashboard.url, close };
}
