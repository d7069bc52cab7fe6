/* eslint-disable @n8n/community-nodes/no-restricted-imports -- run by hand, never part of the package */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packages } from '@/packages/packages';
import { startEmulator, type RunningClio, type RunningEmulator } from '../../emulators/startEmulator';
import { packPackage } from '../../package/packPackage';
import { ownTemporaryFolder } from '../../e2e/commands/temporaryFolder';
import { say } from '../../e2e/commands/say';
import { outputFolder } from '../../e2e/folders';
import { installN8n } from '../../e2e/n8n/installN8n';
import { N8nApi } from '../../e2e/n8n/N8nApi';
import { startN8n } from '../../e2e/n8n/startN8n';
import { ControlApi } from '../../e2e/stack/ControlApi';
import { EmulatedDropbox } from '../../e2e/stack/EmulatedDropbox';
import { TlsFront } from '../../e2e/stack/TlsFront';
import { clioCredential, officeCredential, owner } from '../../e2e/stack/startStack';
import { processorTime } from './processorTime';

export interface ClioStack {
	api: N8nApi;
	/** Of n8n. */
	url: string;
	emulator: RunningEmulator;
	/** The emulated Clio itself, for what is read off it. */
	world: RunningClio['world'];
	/** What people do there. */
	clio: ControlApi;
	dropbox: EmulatedDropbox;
	/** Milliseconds of processor time that n8n has taken; undefined where that cannot be told. */
	n8nTime(): number | undefined;
	/** Bytes of n8n's database with what is not yet written into it. */
	databaseSize(): number;
	end(): Promise<void>;
}

/** Both services and a real n8n that Clio can reach, with the credentials of both; the log stays in test/e2e/output. */
export async function startClioStack({
	rateLimit,
	more = {},
}: {
	rateLimit: number;
	/** Further variables of n8n's environment. */
	more?: Record<string, string>;
}): Promise<ClioStack> {
	await installN8n();
	const logs = join(outputFolder, 'measure');
	mkdirSync(logs, { recursive: true });
	const folder = ownTemporaryFolder();
	const own = packages.filter(({ isPrivate }) => !isPrivate);
	const communityPackages = await Promise.all(own.map(async (each) => await packPackage(each, folder)));
	const emulator = await startEmulator({ clio: 'firm' });
	const { proxyUrl, caFile, clio: beside } = emulator;
	if (beside === undefined) throw new Error('no Clio runs beside Dropbox');
	const front = await TlsFront.start('n8n.localhost');
	const reach = { N8N_WEBHOOK_URL: `${front.url}/`, N8N_PROXY_HOPS: '1' };
	const n8n = await startN8n({
		...{ proxyUrl, caFile, folder, communityPackages, more: { ...reach, ...more } },
		logFile: join(logs, 'n8n.log'),
	});
	front.passTo(n8n.url);
	const { switches } = beside.world.state;
	switches.webhookAuthorities = [front.authority];
	switches.rateLimit = rateLimit;
	const api = new N8nApi(n8n.url);
	await api.setUpOwner(owner);
	await api.createCredential(officeCredential(emulator));
	await api.createCredential(clioCredential(emulator));
	say('n8n is up');
	const end = async () => {
		await n8n.end();
		await front.close();
		await emulator.close();
	};
	return {
		...{ api, url: n8n.url, emulator, world: beside.world, end },
		n8nTime: () => processorTime(`N8N_USER_FOLDER=${join(folder, 'n8n')}`),
		databaseSize: () =>
			['database.sqlite', 'database.sqlite-wal'].reduce(
				(sum, file) =>
					sum + (statSync(join(folder, 'n8n', '.n8n', file), { throwIfNoEntry: false })?.size ?? 0),
				0,
			),
		clio: new ControlApi(beside.dashboardUrl),
		dropbox: new EmulatedDropbox(emulator.dashboardUrl),
	};
}
