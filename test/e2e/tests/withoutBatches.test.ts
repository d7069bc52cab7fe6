/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { join } from 'node:path';
import { documentsIn } from '../runs/documents';
import { createOfficeAccess } from '../runs/createOfficeAccess';
import { filesFromDisk, upload } from '../runs/steps';
import { filesBelow, newCaseFolder } from '../runs/trees';
import { Workflow } from '../runs/Workflow';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
const folder = join(stack.documentsFolder, 'twenty');
const append = 'files/upload_session/append_batch';

afterEach(async () => await dropbox.withhold([]));

test.each([
	['unknown_function', 400],
	['app_not_permitted', 400],
	['account_type', 403],
])(
	'where Dropbox refuses to take documents together, as %s, they go one by one, and that is not tried anew',
	async (as, refusal) => {
		const documents = documentsIn(folder, 20, 50_000);
		const steps = [filesFromDisk(`${folder}/*`), upload({ subfolder: 'Discovery' })];
		const workflow = await Workflow.publish(await createOfficeAccess(stack), `without-batches-${as}`, steps);
		await dropbox.withhold([append], as);
		await dropbox.forgetCalls();

		const first = await workflow.items<{ status: string }>(
			await newCaseFolder(dropbox, `Without batches, ${as}`),
		);
		const tries = await dropbox.calls(append);
		await dropbox.forgetCalls();
		const second = await workflow.items<{ status: string }>(
			await newCaseFolder(dropbox, `Without batches, ${as}, again`),
		);

		const all = Object.fromEntries(
			documents.map(({ name, contentHash }) => [`Discovery/${name}`, contentHash]),
		);
		expect(await filesBelow(dropbox, `/Without batches, ${as}`)).toEqual(all);
		expect(await filesBelow(dropbox, `/Without batches, ${as}, again`)).toEqual(all);
		expect([...first, ...second].every(({ status }) => status === 'uploaded')).toBe(true);
		expect(tries.map(({ status }) => status)).toEqual([refusal]);
		const later = (await dropbox.calls()).map(({ route }) => route);
		expect(later.filter((route) => route === append || route.endsWith('/start_batch'))).toEqual([]);
	},
);
