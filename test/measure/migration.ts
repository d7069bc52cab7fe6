/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- run by hand, never part of the package */
/**
 * What a migration from Clio takes: `MIGRATION='200 20 1000000' npx jest --testMatch "$PWD/test/measure/migration.ts"`, for so many
 * matters, documents each, and requests a minute that Clio allows; with `singly` after them, each document is filed by an
 * event of its own; with `kills`, n8n dies five times on the way, each time at another call or after so many of the rows were
 * kept; with a number after that (`2000 20 50 kills 4`), every clock runs so many times as fast. The ready-made workflows run in n8n's engine in this process, on the emulated services. Times are
 * printed and not judged; it is red where a document is missing or twice in Dropbox.
 */
import { performance } from 'node:perf_hooks';
import type { IDataObject } from 'n8n-workflow';
import { ClioMatters } from '@/packages/clio-matters/nodes/ClioMatters/ClioMatters.node';
import { DOCUMENT_CALLS } from '../emulators/clio/dashboard/documentCalls';
import { MATTER_CALLS } from '../emulators/clio/dashboard/matterCalls';
import { settingsOf } from '../support/clientSettings';
import { createClioHarness } from '../workflow/clioHarness';
import { createEngineHarness } from '../workflow/engineHarness';
import { ReconcilingOffice } from '../workflow/reconcileHarness';

const PLACE = '/Legal Matters';
const API = 'app.clio.com';
/** As *Choose next* takes them: some 200 documents. */
const AT_A_TIME = 200;
/** Not by the console, whose lines jest keeps until the end. */
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const QUERY = new URLSearchParams();
/** Requests of each minute that *Migrate matters* leaves for others. */
const LEFT_FOR_OTHERS = 15;

/** Lets time pass so many times as fast for the workflows and for the services alike. */
function speedUp(times: number): void {
	const RealDate = Date;
	const realTimeout = setTimeout;
	const began = RealDate.now();
	const now = () => began + (RealDate.now() - began) * times;
	globalThis.Date = new Proxy(RealDate, {
		construct: (of, given) => Reflect.construct(of, given.length === 0 ? [now()] : given) as Date,
		get: (of, name) => (name === 'now' ? now : (Reflect.get(of, name) as unknown)),
	});
	globalThis.setTimeout = ((work: () => void, milliseconds = 0, ...given: []) =>
		realTimeout(work, milliseconds / times, ...given)) as typeof setTimeout;
}

interface Matter {
	id: number;
	displayNumber: string;
}

function addMatters(
	{ world, state }: ReturnType<typeof createClioHarness>,
	count: number,
	documents: number,
) {
	for (const { id } of [...state.matters.all])
		MATTER_CALLS['POST /close-matter']?.(world, { matter: id, date: '2026-03-14' }, QUERY);
	return Array.from({ length: count }, (_, index) => {
		const asked = { description: `Matter ${index}` };
		const matter = MATTER_CALLS['POST /open-matter']?.(world, asked, QUERY) as Matter;
		for (let number = 0; number < documents; number++) {
			const document = { name: `Letter ${number}.pdf`, text: `Letter ${number} of ${matter.id}` };
			DOCUMENT_CALLS['POST /upload']?.(world, { matter: matter.id, ...document }, QUERY);
		}
		return matter;
	});
}

/** How many files there are below the folder of each matter. */
async function countFiles(dropbox: ReturnType<typeof createEngineHarness>): Promise<Map<string, number>> {
	const found = new Map<string, number>();
	let page = (await dropbox.person.filesListFolder({ path: PLACE, recursive: true })).result;
	for (;;) {
		for (const { path_display: path = '' } of page.entries) {
			const [, folder = ''] = path.slice(PLACE.length).split('/');
			if (path.endsWith('.pdf')) found.set(folder, (found.get(folder) ?? 0) + 1);
		}
		if (!page.has_more) return found;
		page = (await dropbox.person.filesListFolderContinue({ cursor: page.cursor })).result;
	}
}

async function measure(count: number, documents: number, rateLimit: number, how: string): Promise<number> {
	const clio = createClioHarness();
	const dropbox = createEngineHarness();
	await dropbox.person.filesCreateFolderV2({ path: PLACE });
	const matters = addMatters(clio, count, documents);
	const office = new ReconcilingOffice({
		...{ system: 'clio', filing: 'clio-file-documents.json', migration: 'clio-migrate.json' },
		nodes: { 'n8n-nodes-clio-matters.clioMatters': new ClioMatters() },
		credentials: [clio.credentialOf('ada'), dropbox.token()],
		settings: () => settingsOf({ minimumSize: 0, liveDestination: PLACE }) as unknown as IDataObject,
	});
	/** Calls that Clio counts against its limit: those of its storage are none. */
	const clioCalls = () => clio.world.clio.log.calls.filter(({ host }) => host === API).length;
	const dropboxCalls = () => dropbox.emulator.log.calls.length;
	const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
		const [began, at, calls, own] = [performance.now(), Date.now(), clioCalls(), dropboxCalls()];
		const result = await work();
		const seconds = ((performance.now() - began) / 1000).toFixed(1);
		const [minutes, made] = [(Date.now() - at) / 60_000, clioCalls() - calls];
		const allowed = made / (rateLimit - LEFT_FOR_OTHERS);
		say(`${what}: ${seconds} s, Clio ${made}, Dropbox ${dropboxCalls() - own} calls`);
		if (allowed > 1 && what.startsWith('migrated'))
			say(
				`  ${minutes.toFixed(1)} minutes of their time; at ${rateLimit} a minute less ${LEFT_FOR_OTHERS} ` +
					`for others it is ${allowed.toFixed(1)}: ${(minutes / allowed).toFixed(2)} ×`,
			);
		return result;
	};
	const plan = await timed('dry run', async () => await office.migrate({ dryRun: true }));
	say(JSON.stringify({ ...plan, events: undefined }));
	await timed('planned', async () => await office.migrate());
	let peak = 0;
	// Clio's limit is about the cases themselves: the lists before and after are the same without a migration.
	const { rateLimit: unlimited } = clio.world.state.switches;
	clio.world.state.switches.rateLimit = rateLimit;
	await timed(how === 'singly' ? 'filed singly' : `migrated ${how}`, async () => {
		if (how === 'singly') {
			for (const { caseKey, documentId } of singles(clio, matters))
				await office.file({ caseKey, documentId, eventId: `single ${documentId}` });
			return;
		}
		const atATime = Math.max(1, Math.floor(AT_A_TIME / documents));
		const deaths = how === 'kills' ? deathsOf(count, atATime, documents) : new Map<number, Death>();
		for (let batch = 0; office.waiting('migration').length > 0; batch++) {
			const death = deaths.get(batch);
			if (death !== undefined) {
				const { call, kept } = death;
				dropbox.emulator.faults.set(call === undefined ? [] : dyingAt(call));
				await office.workOnMigration(kept, atATime);
				dropbox.emulator.faults.set([]);
				say(`n8n died: ${JSON.stringify(death)}, ${office.waiting('migration').length} matters are left`);
			}
			await office.workOnMigration(Infinity, atATime);
			peak = Math.max(peak, process.memoryUsage().rss);
		}
	});
	clio.world.state.switches.rateLimit = unlimited;
	const files = await countFiles(dropbox);
	const wrong = matters.filter(({ displayNumber }) => files.get(displayNumber) !== documents).length;
	say(JSON.stringify({ matters: count, documents: count * documents, wrong, peakMiB: peak >> 20 }));
	await timed('compared at its end', async () => {
		while ((await office.check()) !== undefined);
		say(
			office
				.waiting('email')
				.map(({ details }) => details)
				.join('\n'),
		);
	});
	await timed('compared afterwards', async () => {
		const { missing, present } = await office.migrate({ dryRun: true, run: 'after' });
		say(JSON.stringify({ missing, present }));
	});
	clio.close();
	dropbox.close();
	return wrong;
}

/** Where n8n dies: at a call to Dropbox, or with so many rows of each matter kept. */
interface Death {
	call?: number;
	kept: number;
}

/** Five deaths, by the batch before which they come; at other places in each measurement of another size. */
function deathsOf(count: number, atATime: number, documents: number): Map<number, Death> {
	const batches = Math.max(1, Math.floor(count / atATime));
	const at = (part: number) => Math.min(batches - 1, Math.floor(batches * part));
	return new Map<number, Death>([
		[at(0.03), { kept: 0 }],
		[at(0.23), { call: 7, kept: 0 }],
		[at(0.47), { kept: Math.floor(documents / 3) }],
		[at(0.71), { call: 31, kept: 0 }],
		[at(0.95), { call: 53, kept: 0 }],
	]);
}

/** The answer to a call is lost, and none after it is carried out. */
const dyingAt = (call: number) => [
	{ route: '*', fault: { kind: 'reset', when: 'after_commit' }, nth: call },
	{
		route: '*',
		fault: { kind: 'status', status: 400 },
		nth: Array.from({ length: 2000 }, (_, next) => call + 1 + next),
	},
];

const singles = ({ state }: ReturnType<typeof createClioHarness>, matters: readonly Matter[]) => {
	const ids = new Set(matters.map(({ id }) => id));
	return [...state.documents.all]
		.filter(({ matterId }) => matterId !== null && ids.has(matterId))
		.map(({ id, matterId }) => ({ caseKey: String(matterId), documentId: String(id) }));
};

const [matters = '200', documents = '20', rate = '1000000', how = '', times = '1'] = (
	process.env['MIGRATION'] ?? ''
)
	.split(' ')
	.filter(Boolean);

it('leaves nothing out and files nothing twice', async () => {
	if (times !== '1') speedUp(Number(times));
	const wrong = await measure(Number(matters), Number(documents), Number(rate), how);
	expect(wrong).toBe(0);
}, 7_200_000);
