import { clioNode } from '../runs/clioMirror';
import { createOfficeAccess } from '../runs/createOfficeAccess';
import { Workflow } from '../runs/Workflow';
import { ControlApi } from '../stack/ControlApi';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();

test('the matters of the firm come out of a webhook, each once', async () => {
	const office = await createOfficeAccess(stack);
	await office.api.createCredential(stack.clioCredential);
	const list = { resource: 'matter', operation: 'getMany', returnAll: true };
	const workflow = await Workflow.publish(office, 'clio-list', [clioNode('clioMatters', 'List', list)]);
	const listed = await workflow.items<{ matterNumber: string }>();
	const { matters } = await new ControlApi(stack.clioDashboardUrl).read<{
		matters: Array<{ displayNumber: string }>;
	}>('/state');
	expect(listed.length).toBeGreaterThan(0);
	expect(listed.map(({ matterNumber }) => matterNumber).sort()).toEqual(
		matters.map(({ displayNumber }) => displayNumber).sort(),
	);
});
