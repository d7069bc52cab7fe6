/* eslint-disable @n8n/community-nodes/no-restricted-globals -- run by hand, never part of the package */
/**
 * What n8n does in queue mode, by the number of its workers:
 * `SCALING='1 2 4' npx jest --config test/e2e/jest.queue.config.js --roots "$PWD/test/measure" --testMatch "$PWD/test/measure/scaling.ts"`.
 * Every call to a service takes LATENCY milliseconds longer, so that two processors are not the limit, and Clio allows any
 * number of calls. Times are printed and not judged; it is red where a document or an event is missing or there twice.
 * `documents`: so many are added to Clio at once, each of which is to be in Dropbox once.
 * `events`: so many wait in PostgreSQL when the workers start, of documents that the client settings leave out.
 */
import { openScaledOffice, type ScaledOffice } from '../e2e/runs/ScaledOffice';
import { filesBelow } from '../e2e/runs/trees';
import { TELLING_MEMORY } from '../e2e/runs/watchMemory';
import { runningStack } from '../e2e/stack/runningStack';

const stack = runningStack();
const number = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
const LATENCY = number('LATENCY', 300);
const DOCUMENTS = number('DOCUMENTS', 600);
const EVENTS = number('EVENTS', 5000);
const MATTERS = 20;
/** Bytes: smaller documents are left out by the settings of this office. */
const SMALLEST = 10;
const MIB = 1024 * 1024;
/** Not by the console, whose lines jest keeps until the end. */
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

interface Matter {
	id: number;
	displayNumber: string;
}

const seconds = (since: number) => (Date.now() - since) / 1000;

async function documents(office: ScaledOffice, matters: readonly Matter[]): Promise<string> {
	const began = Date.now();
	for (const { id } of matters)
		await office.clio.act('/upload', {
			...{ matter: id, name: 'Exhibit.pdf', text: `Exhibit of ${id}`, count: DOCUMENTS / MATTERS },
		});
	const asked = Date.now();
	let first = 0;
	await office.until((events) => {
		const own = events.filter(({ kind }) => kind.startsWith('document'));
		const done = own.filter(({ status }) => status === 'done').length;
		if (done > 0 && first === 0) first = Date.now();
		return done >= DOCUMENTS && own.every(({ status }) => status === 'done');
	}, 3000);
	const took = seconds(asked);
	for (const { displayNumber } of matters)
		expect(Object.keys(await filesBelow(office.dropbox, `/Clio/${displayNumber}`))).toHaveLength(
			DOCUMENTS / MATTERS,
		);
	return `${DOCUMENTS} documents in ${took.toFixed(0)} s, the first after ${((first - began) / 1000).toFixed(0)} s: ${((60 * DOCUMENTS) / took).toFixed(0)} a minute`;
}

async function events(office: ScaledOffice, matters: readonly Matter[]): Promise<string> {
	const { mode } = office.machine;
	await office.clio.act('/switches', { webhooksSilent: true });
	for (const role of mode.workers) await mode.kill(role);
	for (const { id } of matters) {
		const { documents: made } = await office.clio.act<{ documents: Array<{ id: number }> }>('/upload', {
			...{ matter: id, name: 'Small.pdf', text: 'x', count: EVENTS / MATTERS },
		});
		const rows = made.map((document) => {
			const row = ['clio', 'documentCreated', id, document.id, Date.now(), `scaling ${document.id}`];
			return `(${row.map((value) => `'${value}'`).join(', ')}, 'waiting')`;
		});
		await mode.postgres.query(
			`INSERT INTO case_folder_events (source, kind, "caseKey", "documentId", "receivedAt", "eventId", status) VALUES ${rows.join(', ')}`,
		);
	}
	await Promise.all(mode.workers.map(async (role) => await mode.startRole(role)));
	const began = Date.now();
	const all = await office.until(
		(rows) =>
			rows.filter(({ eventId, status }) => eventId.startsWith('scaling ') && status === 'done').length ===
			EVENTS,
		3000,
	);
	const took = seconds(began);
	const own = all.filter(({ eventId }) => eventId.startsWith('scaling '));
	expect(own.filter(({ attempts }) => Number(attempts) !== 1)).toEqual([]);
	return `${EVENTS} events in ${took.toFixed(0)} s: ${(EVENTS / took).toFixed(1)} a second`;
}

/** The highest resident memory of each worker, looked up each second, in MiB. */
function watchWorkers({ mode }: ScaledOffice['machine']): () => string {
	const highest = new Map<string, number>();
	const look = async (role: (typeof mode.workers)[number]) => {
		const text = await fetch(`${mode.urlOf(role)}/metrics`).then(
			async (response) => await response.text(),
			() => '',
		);
		const [, bytes = '0'] = /^\w*process_resident_memory_bytes (\S+)$/m.exec(text) ?? [];
		highest.set(role, Math.max(highest.get(role) ?? 0, Math.round(Number(bytes) / MIB)));
	};
	const timer = setInterval(() => mode.workers.forEach((role) => void look(role)), 1000);
	return () => {
		clearInterval(timer);
		const runs = mode.workers.map((role) => `${role} ${mode.executionsOf(role)} runs`);
		return `${runs.join(', ')}; at most ${[...highest.values()].join(', ')} MiB`;
	};
}

const WORKERS = (process.env['SCALING'] ?? '2').split(' ').map(Number);
const WHAT = (process.env['WHAT'] ?? 'documents events').split(' ');

test.each(WORKERS)(
	'%i workers',
	async (workers) => {
		const office = await openScaledOffice(stack, {
			...{ name: `scaling-${workers}`, workers, binaryData: 'database', more: TELLING_MEMORY },
			settings: { minimumSize: SMALLEST },
		});
		try {
			await office.dropbox.makeFolders('matters', ['/Clio']);
			const matters: Matter[] = [];
			for (let at = 0; at < MATTERS; at++) matters.push(await office.openMatter(`${workers} workers ${at}`));
			await office.dropbox.delayCalls(LATENCY);
			await office.clio.act('/latency', { milliseconds: LATENCY });
			for (const [name, measure] of Object.entries({ documents, events })) {
				if (!WHAT.includes(name)) continue;
				await office.dropbox.forgetCalls();
				const watched = watchWorkers(office.machine);
				const came = await measure(office, matters);
				const tokens = (await office.dropbox.calls('oauth2/token')).length;
				say(`${workers} workers: ${came}; ${watched()}; ${tokens} tokens of Dropbox renewed`);
			}
		} finally {
			await office.dropbox.delayCalls(0);
			await office.clio.act('/latency', { milliseconds: 0 });
			await office.clio.act('/switches', { webhooksSilent: false, rateLimit: 50 });
			await office.close();
		}
	},
	3_600_000,
);
