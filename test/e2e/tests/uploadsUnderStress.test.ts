/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { join } from 'node:path';
import { documentsIn, type DocumentOnDisk } from '../runs/documents';
import { createOfficeAccess } from '../runs/createOfficeAccess';
import { filesFromDisk, upload } from '../runs/steps';
import { filesBelow, newCaseFolder } from '../runs/trees';
import { Workflow } from '../runs/Workflow';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
const small = join(stack.documentsFolder, 'stress-small');
const large = join(stack.documentsFolder, 'stress-large');

let documents: DocumentOnDisk[];
let workflow: Workflow;

/** Many that share requests, and some that go in sessions of their own. */
beforeAll(async () => {
	documents = [
		...documentsIn(small, 400, 100_000),
		...documentsIn(large, 6, 9_000_000).map(({ name, contentHash }) => ({
			name: `Large ${name}`,
			contentHash,
		})),
	];
	const steps = [
		filesFromDisk(`${join(stack.documentsFolder, 'stress-*')}/*`),
		upload({
			subfolder: 'Discovery',
			options: {
				fileName: "={{ ($binary.data.directory.endsWith('large') ? 'Large ' : '') + $binary.data.fileName }}",
			},
		}),
	];
	workflow = await Workflow.publish(await createOfficeAccess(stack), 'uploads-under-stress', steps);
});

afterEach(async () => {
	await dropbox.setFaults([]);
	await dropbox.delayCalls(0);
});

/** Whatever became of the calls, the documents are there, each once and whole. */
async function expectAll(folder: string, filed: Array<{ status: string }>): Promise<void> {
	expect(await filesBelow(dropbox, folder)).toEqual(
		Object.fromEntries(documents.map(({ name, contentHash }) => [`Discovery/${name}`, contentHash])),
	);
	expect(filed.map(({ status }) => status)).toEqual(documents.map(() => 'uploaded'));
}

test('all documents arrive through a storm of 429', async () => {
	await dropbox.setFaults([
		{ route: 'files/*', probability: 0.4, seed: 11, fault: { kind: 'too_many_requests', retryAfter: 0.2 } },
	]);
	await dropbox.forgetCalls();

	const filed = await workflow.items<{ status: string }>(await newCaseFolder(dropbox, 'Through a storm'));

	await dropbox.setFaults([]);
	const refused = (await dropbox.calls()).filter(({ status }) => status === 429);
	expect(refused.length).toBeGreaterThan(3);
	await expectAll('/Through a storm', filed);
});

test('a token that expires while documents are being sent is renewed once, and all arrive', async () => {
	const body = await newCaseFolder(dropbox, 'Expired in mid-upload');
	await workflow.items(await newCaseFolder(dropbox, 'Before expiry')); // whoever had no token has one now
	await dropbox.forgetCalls();
	await dropbox.delayCalls(200);

	const filing = workflow.items<{ status: string }>(body);
	await dropbox.waitForCalls('files/upload_session/start_batch', 1);
	await dropbox.expireTokens();
	const filed = await filing;

	const refused = (await dropbox.calls()).filter(({ status }) => status === 401);
	expect(refused.length).toBeGreaterThan(0);
	expect(await dropbox.calls('oauth2/token')).toHaveLength(1);
	await expectAll('/Expired in mid-upload', filed);
});
