/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { join } from 'node:path';
import { projectFolder } from '../folders';
import { KeptOffice } from '../runs/KeptOffice';
import { officeTemplates } from '../runs/QueueOffice';
import { readTemplate } from '../runs/templates';
import { buildEarlierRelease, type EarlierRelease } from '../stack/earlierRelease';
import { runningStack } from '../stack/runningStack';

/** The last state without the audit trail, and without the table of what each document was filed as. */
const EARLIER = '3e42536f';

const stack = runningStack();
let earlier: EarlierRelease;
let office: KeptOffice;

beforeAll(async () => {
	earlier = await buildEarlierRelease(EARLIER);
	office = await KeptOffice.open(
		{ ...stack, communityPackages: earlier.packages },
		'upgrade',
		earlier.templates,
	);
});

afterAll(async () => {
	await office.bringDropboxBack();
	await office.queue.close();
	await office.queue.clio.act('/switches', { rateLimit: 50 });
	await earlier.remove();
});

/** The workflows that an admin imports anew: the settings stay as the office has them. */
const FILES = officeTemplates()
	.map((each) => (typeof each === 'string' ? each : each[0]))
	.filter((file) => file !== 'client-settings');

test('nodes and workflows are upgraded in place while events wait: nothing is lost, nothing is there twice', async () => {
	const { queue } = office;
	await office.add('Filed.pdf');
	await office.untilFiled('Filed.pdf');
	await office.takeDropboxDown();
	await office.add('Waiting 1.pdf', 'Waiting 2.pdf');
	await office.untilWaiting('Waiting 1.pdf', 'Waiting 2.pdf');

	await queue.stop();
	await office.add('While n8n was off.pdf');
	queue.machine.upgrade(stack.communityPackages);
	for (const file of FILES) {
		const input = join(projectFolder, 'templates', `${file}.json`);
		await queue.machine.command('import:workflow', `--input=${input}`);
	}
	await queue.start();
	for (const id of ['client-settings', ...FILES]) {
		const { versionId } = await queue.api.call<{ versionId: string }>('GET', `/workflows/${idOf(id)}`);
		await queue.api.publish({ id: idOf(id), versionId });
	}
	await office.bringDropboxBack();

	await office.untilFiled('Waiting 1.pdf', 'Waiting 2.pdf', 'While n8n was off.pdf');
	await office.add('New.pdf');
	await office.untilFiled('New.pdf');
	await office.change('New.pdf', 'changed after the upgrade');
	await office.untilFiled('New.pdf');
	expect(await office.files()).toEqual([
		...['Filed.pdf', 'New.pdf', 'Waiting 1.pdf', 'Waiting 2.pdf', 'While n8n was off.pdf'],
		'_Archive/New_v1_DATE.pdf',
	]);
});

/** Files for several systems have one ID: that of the workflow that others call. */
const idOf = (file: string): string => String((readTemplate(file) as { id?: string }).id);
