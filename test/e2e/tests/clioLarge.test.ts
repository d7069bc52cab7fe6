import { moveToClio, moveToDropbox } from '../runs/clioLarge';
import { TELLING_MEMORY, watchMemory } from '../runs/watchMemory';
import { ControlApi } from '../stack/ControlApi';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';
import { startAnotherN8n } from '../stack/startAnotherN8n';

const stack = runningStack();

const MIB = 1024 ** 2;

/**
 * MiB by which n8n's memory may rise: 128 are under way at once, and what is done with is not given back at once. Held as
 * a whole, the smaller document makes it 570.
 */
const MOST = 384;

let n8n: Awaited<ReturnType<typeof startAnotherN8n>>;

beforeAll(async () => {
	n8n = await startAnotherN8n(stack, {
		...{ name: 'clio-large', binaryData: 'filesystem', more: TELLING_MEMORY },
	});
	const { data, ...credential } = stack.clioCredential;
	await n8n.api.createCredential({ ...credential, data: { ...data, onlyRead: false } });
});

afterAll(async () => await n8n.end());

// The smaller one goes first: n8n keeps memory that it once had, and the rise is seen from there.
test.each([
	['300 MiB goes from Dropbox to Clio, in parts', moveToClio, 300 * MIB + 4711],
	['1 GiB goes from Clio to Dropbox', moveToDropbox, 1024 * MIB],
])('a document of %s, whole, with little of it in memory', async (_, move, size) => {
	const clio = new ControlApi(stack.clioDashboardUrl);
	const dropbox = new EmulatedDropbox(stack.dashboardUrl);
	const { workflow, arrived, expected } = await move({ n8n, clio, dropbox }, size);
	const { rise } = await watchMemory(n8n.url, async () => await workflow.items());
	expect(await arrived()).toMatchObject([expected]);
	expect(rise).toBeLessThan(MOST);
});
