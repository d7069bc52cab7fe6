import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const { n8nUrl, dashboardUrl } = runningStack();
const dropbox = new EmulatedDropbox(dashboardUrl);

const lookups = 80;

afterEach(async () => await dropbox.delayCalls(0));

test('a token that expires while a run goes on is refreshed once, and nothing is lost', async () => {
	const paths = Array.from({ length: lookups }, (_, index) => `/Expiry/Case ${index}`);
	const folders = (await dropbox.makeFolders('matters', paths)).map(({ id, path }) => ({
		id,
		path: `/Matters${path}`,
	}));
	const ask = async () =>
		await fetch(`${n8nUrl}/webhook/where-folders-are`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ folders }),
		});
	await ask(); // whoever had no token yet has one now
	await dropbox.forgetCalls();
	await dropbox.delayCalls(100);

	const answering = ask();
	await dropbox.waitForCalls('files/get_metadata', lookups / 4);
	await dropbox.expireTokens();
	const answers = (await (await answering).json()) as Array<{ folderId: string; moved: boolean }>;

	expect(answers.map(({ folderId }) => folderId)).toEqual(folders.map(({ id }) => id));
	expect(answers.every(({ moved }) => !moved)).toBe(true);
	const refused = (await dropbox.calls('files/get_metadata')).filter(({ status }) => status === 401);
	expect(refused.length).toBeGreaterThan(0);
	expect(await dropbox.calls('oauth2/token')).toHaveLength(1);
});
