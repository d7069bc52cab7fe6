/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { join } from 'node:path';
import { killMidRun } from '../runs/killMidRun';
import { documentsIn, type DocumentOnDisk } from '../runs/documents';
import { createOfficeAccess } from '../runs/createOfficeAccess';
import { filesFromDisk, upload } from '../runs/steps';
import { filesBelow, newCaseFolder } from '../runs/trees';
import { Workflow } from '../runs/Workflow';
import { startAnotherN8n } from '../stack/startAnotherN8n';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
const folder = join(stack.documentsFolder, 'three-hundred');
const steps = [filesFromDisk(`${folder}/*`), upload({ subfolder: 'Discovery' })];
const finish = 'files/upload_session/finish_batch_v2';

let documents: DocumentOnDisk[];
let next: Workflow;

beforeAll(async () => {
	documents = documentsIn(folder, 300, 20_000);
	next = await Workflow.publish(await createOfficeAccess(stack), 'batch-cut-short', steps);
});

afterEach(async () => await dropbox.setFaults([]));

test.each([
	{
		when: 'after all bytes were sent and before any was committed',
		fault: { kind: 'reset', when: 'before_commit' }, // and is tried again until n8n dies
		there: 0,
		status: 'uploaded',
	},
	{
		when: 'after the commit and before its answer',
		fault: { kind: 'slow_body', bytesPerSecond: 1 },
		there: 300,
		status: 'unchanged',
	},
])('n8n that dies $when leaves three hundred documents, each once, to the next run', async (point) => {
	const name = `Cut short ${point.when}`;
	const body = await newCaseFolder(dropbox, name);
	const doomed = await startAnotherN8n(stack, { name: `doomed-batch-${point.there}` });
	try {
		const dying = await Workflow.publish(doomed, 'batch-cut-short', steps);
		await dropbox.setFaults([{ route: finish, fault: point.fault }]);
		await dropbox.forgetCalls();

		await killMidRun(doomed, dropbox, { route: finish, times: 1 }, async () => await dying.fire(body));
		await dropbox.setFaults([]);

		expect(Object.keys(await filesBelow(dropbox, `/${name}`))).toHaveLength(point.there);
		const filed = await next.items<{ status: string }>(body);
		expect(filed.map(({ status }) => status)).toEqual(documents.map(() => point.status));
		expect(await filesBelow(dropbox, `/${name}`)).toEqual(
			Object.fromEntries(documents.map(({ name: file, contentHash }) => [`Discovery/${file}`, contentHash])),
		);
	} finally {
		await doomed.end();
	}
});
