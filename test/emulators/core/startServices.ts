/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EmulatedService } from './contract';
import { Dashboard } from './dashboard/Dashboard';
import type { Panel } from './dashboard/Panel';
import type { EmulatedWorld } from './EmulatedWorld';
import { EmulatorProxy } from './proxy/EmulatorProxy';
import { removeFolder, temporaryFolder } from './temporaryFolders';

export interface StartOptions<W extends EmulatedWorld> {
	/** What the dashboard shows and steers. */
	world: W;
	panel: Panel<W>;
	/** Services besides, for other host names. */
	others?: readonly EmulatedService[];
	/** Of the proxy; a free one if absent. */
	port?: number;
	/** Where the authority's certificate is written and left; a temporary file if absent. */
	caFile?: string;
	/** Told about every host that the proxy refused. */
	onRefused?: (target: string) => void;
}

/** Services that accept connections. */
export interface RunningServices {
	/** For HTTPS_PROXY. */
	proxyUrl: string;
	/** For NODE_EXTRA_CA_CERTS and SSL_CERT_FILE. */
	caFile: string;
	/** The page and control API for people and tests. */
	dashboardUrl: string;
	/** Ends connections, removes temporary files and the state's bytes. Safe to call twice. */
	close(): Promise<void>;
}

/** Starts proxy and dashboard on loopback. Throws when a port is taken. */
export async function startServices<W extends EmulatedWorld>(
	options: StartOptions<W>,
): Promise<RunningServices> {
	const { world, panel, others = [], port, onRefused } = options;
	const proxy = await EmulatorProxy.start({ services: [world.service, ...others], port, onRefused });
	const dashboard = await Dashboard.start(world, panel);
	const caFile = options.caFile ?? join(temporaryFolder(), 'ca.pem');
	await writeFile(caFile, proxy.certificate);
	let closing: Promise<void> | undefined;
	const closeAll = async (): Promise<void> => {
		await Promise.all([proxy.close(), dashboard.close()]);
		world.close();
		await world.service.log.close();
		if (options.caFile === undefined) removeFolder(dirname(caFile));
	};
	return {
		...{ proxyUrl: proxy.url, caFile, dashboardUrl: dashboard.url },
		close: () => (closing ??= closeAll()),
	};
}
