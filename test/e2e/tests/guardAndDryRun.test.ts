import { N8nApi } from '../n8n/N8nApi';
import { CLOSED_CASE, writeOperations, OPEN_CASE } from '../runs/writeOperations';
import { createOfficeAccess } from '../runs/createOfficeAccess';
import { publishOperation } from '../runs/publishOperation';
import { byPath, caseFolders, type Step } from '../runs/steps';
import { Workflow } from '../runs/Workflow';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);

/** An item that was refused, and did not stop the run. */
interface Refused {
	reason: string;
}

const [live, demo] = ['/Fenced/Live', '/Fenced/Demo'];

let office: Awaited<ReturnType<typeof createOfficeAccess>>;
let demoId: string;

beforeAll(async () => {
	office = await createOfficeAccess(stack);
	const ids = await dropbox.makeFolders('matters', [live, demo]);
	demoId = ids.find(({ path }) => path === demo)?.id ?? '';
	const close = await publishOperation(office, 'fence-close', {
		...{
			resource: 'caseFolder',
			operation: 'close',
			caseFolder: byPath('={{ $json.path }}'),
			closeMethod: 'prefix',
		},
	});
	await dropbox.makeFiles('matters', [
		{ path: `${live}/${OPEN_CASE}/Letter.txt`, text: 'letter' },
		{ path: `${live}/26-0008/Letter.txt`, text: 'letter' },
		{ path: `${demo}/26-0006/Letter.txt`, text: 'letter' },
	]);
	expect(await close({ path: `/Matters${live}/26-0008` })).toMatchObject([{ status: 'closed' }]);
	expect((await dropbox.entriesIn('matters', `${live}/${CLOSED_CASE}`)).length).toBeGreaterThan(0);
});

const tree = async () =>
	(await dropbox.entriesIn('matters', '/Fenced'))
		.map(({ path, id, contentHash = 'folder' }) => `${path} ${id} ${contentHash}`)
		.sort();

/** One step after the other, whatever becomes of each; what each became, by its name. */
async function inOneRun(
	n8n: { api: N8nApi; url: string },
	path: string,
	every: Record<string, Record<string, unknown>>,
): Promise<Record<string, Record<string, unknown>>> {
	const steps = Object.entries(every).map(([name, parameters]) => ({
		...caseFolders(name, parameters),
		onError: 'continueRegularOutput' as const,
	}));
	const reported = steps.map(
		({ name }) => `${JSON.stringify(name)}: $(${JSON.stringify(name)}).first().json`,
	);
	const collect: Step = {
		...{ name: 'What each became', type: 'n8n-nodes-base.set', typeVersion: 3.4 },
		parameters: { mode: 'raw', jsonOutput: `={{ JSON.stringify({ ${reported.join(', ')} }) }}`, options: {} },
	};
	const workflow = await Workflow.publish(n8n, path, [...steps, collect]);
	const [became] = await workflow.items<Record<string, Record<string, unknown>>>();
	return became ?? {};
}

const READING =
	/^(users\/get_|check\/|oauth2\/token|files\/(get_metadata|list_folder|search|list_revisions|download|get_temporary_link|tags)|sharing\/(list_|get_)|file_properties\/(properties\/search|templates\/(get|list))|file_requests\/(list|get|count))/;

const writingCalls = async () =>
	(await dropbox.calls()).map(({ route }) => route).filter((route) => !READING.test(route));

test('the demo’s credential writes by no operation outside the demo’s folder', async () => {
	const api = new N8nApi(stack.n8nUrl, stack.session);
	const { credential } = stack;
	await api.createCredential({
		...{ ...credential, name: 'Dropbox of the demo', data: { ...credential.data, onlyWriteBelow: demoId } },
	});
	const before = await tree();
	await dropbox.forgetCalls();

	const became = await inOneRun(
		{ api, url: stack.n8nUrl },
		'fenced',
		writeOperations(`/Matters${live}`, `/Matters${demo}`),
	);

	const { 'Put markers': checked, ...refused } = became;
	expect(Object.entries(refused).map(([name, { error }]) => [name, (error as Refused)?.reason])).toEqual(
		Object.keys(refused).map((name) => [name, 'guarded']),
	);
	expect(checked?.reason).toMatch(/The marker could not be added: The credential does not allow/);
	expect(await tree()).toEqual(before);
	expect(await writingCalls()).toEqual([]);
});

test('a dry run of every operation tells what would be done, and writes nothing', async () => {
	const every = Object.entries(writeOperations(`/Matters${live}`, `/Matters${demo}`));
	const dry = Object.fromEntries(
		every.map(([name, given]) => [
			name,
			{ ...given, options: { ...(given['options'] as object | undefined), dryRun: true } },
		]),
	);
	const before = await tree();
	await dropbox.forgetCalls();

	const became = await inOneRun(office, 'dry-runs-2', dry);

	expect(Object.entries(became).map(([name, { error, dryRun }]) => [name, dryRun ?? error])).toEqual(
		Object.keys(dry).map((name) => [name, true]),
	);
	expect(await tree()).toEqual(before);
	expect(await writingCalls()).toEqual([]);
});

test.each([
	['onlyWriteBelow', '={{ $vars.nowhere }}'],
	['onlyWriteBelow', '={{ "" }}'],
	['neverWriteBelow', '={{ $vars.nowhere ?? "" }}'],
	['neverWriteBelow', '={{ $vars.nowhere }}, {{ $vars.either }}'],
])('a credential whose %s is %s lets nothing be written', async (field, expression) => {
	const api = new N8nApi(stack.n8nUrl, stack.session);
	const { credential } = stack;
	await api.createCredential({
		...{
			...credential,
			name: `Fence ${field} ${expression}`,
			data: { ...credential.data, [field]: expression },
		},
	});
	await dropbox.forgetCalls();
	const create = await publishOperation({ api, url: stack.n8nUrl }, `fence-${field}-${expression.length}`, {
		...{ resource: 'caseFolder', operation: 'create', caseId: '={{ $json.caseId }}' },
		...{ destination: byPath(`/Matters${demo}`), folderNaming: 'caseId', options: {} },
	});
	const became = await create<{ error?: Refused }>({ caseId: '26-0077' }, { caseId: '26-0078' });
	expect(became.map(({ error }) => error?.reason)).toEqual(['not_connected', 'not_connected']);
	expect(await writingCalls()).toEqual([]);
});
