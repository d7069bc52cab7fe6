/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { logFolder } from '../folders';
import { CasePageOffice, tokenOf } from '../runs/CasePageOffice';
import { filesBelow } from '../runs/trees';
import { TELLING_MEMORY, watchMemory } from '../runs/watchMemory';
import { contentHash } from '../stack/contentHash';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { RestartableN8n } from '../stack/RestartableN8n';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
const PIECE = 8 * 1024 * 1024;

/** An n8n that removes at once what it is not to keep, instead of every 15 minutes, and says all that it ever says. */
const settings = { ...TELLING_MEMORY, EXECUTIONS_DATA_PRUNE: 'false', N8N_LOG_LEVEL: 'debug' };

/** In pieces, as the page sends a document. */
async function send(office: CasePageOffice, token: string, name: string, bytes: Buffer) {
	const pieceAt = (offset: number) => ({ piece: bytes.subarray(offset, offset + PIECE) });
	const begin = { folderId: null, path: 'Discovery', name, size: bytes.length };
	let [answer] = await office.ask(token, 'start', begin, pieceAt(0));
	while (typeof answer?.['state'] === 'string') {
		const offset = Number(answer['offset']);
		const action = offset + PIECE < bytes.length ? 'append' : 'finish';
		[answer] = await office.ask(token, action, { state: answer['state'], offset }, pieceAt(offset));
	}
	return answer;
}

const lasting = new RestartableN8n(stack, 'case-page', settings);
let n8n: Awaited<ReturnType<RestartableN8n['start']>>;

beforeAll(async () => {
	n8n = await lasting.start();
});

afterAll(async () => {
	await n8n?.end();
	lasting.forget();
});

test('a document of 200 MB passes through n8n in pieces; neither it nor the link stays there', async () => {
	const office = await CasePageOffice.open(n8n, dropbox, stack.credential, { name: 'case-page-kept' });
	const theCase = await office.openCase('Large - 26-0000703');
	const token = tokenOf(await office.linkTo(theCase, { person: 'jane@example.org' }));
	const bytes = randomBytes(200_000_000);

	const { value, rise } = await watchMemory(
		n8n.url,
		async () => await send(office, token, 'Scan.bin', bytes),
	);

	expect(value).toMatchObject({ status: 'uploaded', name: 'Scan.bin', size: bytes.length });
	expect(await filesBelow(dropbox, theCase.folder)).toEqual({ 'Discovery/Scan.bin': contentHash(bytes) });
	expect(rise).toBeLessThan(150);
	expect(await office.ask(token, 'add', { files: [] })).toMatchObject([
		{ error: { reason: 'invalid_input' } },
	]);

	await n8n.end();
	expect(filesIn(join(lasting.userFolder, 'storage'))).toEqual([]);
	const [, , signature = ''] = token.split('.');
	const log = readFileSync(join(logFolder, 'n8n-case-page-1.log'), 'utf8');
	expect(log).toContain('case-page-kept'); // it is of this n8n
	const events = filesIn(lasting.userFolder).filter((path) => path.includes('n8nEventLog'));
	expect([log, ...events.map((path) => readFileSync(path, 'utf8'))].join('')).not.toContain(signature);
	expect(savedRuns(lasting.userFolder, office.workflowId)).toEqual([]);
});

function filesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => join(parentPath, name));
}

/** Also those that n8n keeps, but shows nobody. */
function savedRuns(userFolder: string, workflowId: string): unknown[] {
	const database = new DatabaseSync(join(userFolder, 'database.sqlite'), { readOnly: true });
	const runs = database
		.prepare('select id, status from execution_entity where workflowId = ?')
		.all(workflowId);
	database.close();
	return runs;
}
