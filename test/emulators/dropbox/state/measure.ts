/* eslint-disable @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
/* Measures the state: node --expose-gc --import tsx test/emulators/dropbox/state/measure.ts [entries] */
import { listFolder, listFolderContinue } from '../routes/files/listFolder';
import type { AnyRoute, Call } from '../route';
import { actingAs } from './acting';
import { DropboxState } from './DropboxState';
import { fixtures } from './fixtures';

interface Page {
	entries: unknown[];
	cursor: string;
	has_more: boolean;
}

const MIB = 1024 ** 2;

async function measure(entries: number): Promise<void> {
	const state = new DropboxState();
	const { accounts, namespaces, app } = fixtures.personal(state);
	const acting = actingAs(state, { account: accounts.owner!, app, scopes: [] });
	const request = {
		host: '',
		method: 'POST',
		path: '',
		query: new URLSearchParams(),
		headers: {},
		body: Buffer.alloc(0),
	};
	const ask = async (route: AnyRoute, argument: unknown): Promise<Page> => {
		const call: Call = {
			argument: route.argument.parse(argument),
			body: request.body,
			acting,
			state,
			request,
		};
		return (await route.answer(call)) as Page;
	};

	const seeding = performance.now();
	state.seedTree(namespaces.home!, '/Cases', entries);
	say('seeded', `${entries} entries in ${seconds(seeding)} s`);
	globalThis.gc?.();
	const { rss, heapUsed } = process.memoryUsage();
	say('memory', `RSS ${Math.round(rss / MIB)} MiB, heap ${Math.round(heapUsed / MIB)} MiB`);

	const listing = performance.now();
	const slowest = { page: 0 };
	let listed = 0;
	let bytes = 0;
	let page = await ask(listFolder, { path: '', recursive: true, limit: 2000 });
	for (;;) {
		listed += page.entries.length;
		bytes += JSON.stringify(page).length;
		if (!page.has_more) break;
		const start = performance.now();
		page = await ask(listFolderContinue, { cursor: page.cursor });
		slowest.page = Math.max(slowest.page, performance.now() - start);
	}
	const rate = Math.round(listed / (Number(performance.now() - listing) / 1000));
	say(
		'listed',
		`${listed} entries, ${Math.round(bytes / MIB)} MiB of JSON, in ${seconds(listing)} s: ${rate} entries/s`,
	);
	say('slowest page', `${slowest.page.toFixed(1)} ms`);

	state.seedFile(namespaces.home!, '/Cases/New.pdf', 'new');
	const changes = performance.now();
	page = await ask(listFolderContinue, { cursor: page.cursor });
	say('one change', `${page.entries.length} entry in ${(performance.now() - changes).toFixed(2)} ms`);
	say('RSS at the end', `${Math.round(process.memoryUsage().rss / MIB)} MiB`);
	state.close();
}

function seconds(since: number): string {
	return ((performance.now() - since) / 1000).toFixed(1);
}

function say(what: string, figure: string): void {
	process.stdout.write(`${what.padEnd(16)}${figure}\n`);
}

void measure(Number(process.argv[2] ?? 1_000_000));
