import { SmallWorkflows } from '../runs/SmallWorkflows';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const { n8nUrl, dashboardUrl } = runningStack();
const caseSystem = new SmallWorkflows(n8nUrl);
const dropbox = new EmulatedDropbox(dashboardUrl);
const case_ = { caseId: '26-0000810', client: { lastName: 'Roe', firstName: 'Ray' } };

afterEach(async () => await dropbox.setFaults([]));

test.each([
	['hangs up', { kind: 'reset', when: 'before_commit' }],
	['takes what is asked and never answers', { kind: 'delay', milliseconds: 3_600_000 }],
	['is too busy for five minutes', { kind: 'too_many_requests', retryAfter: 300 }],
])('a caller hears that it may try again where Dropbox %s', async (_, fault) => {
	await dropbox.setFaults([{ route: 'files/*', fault }]);
	await expect(caseSystem.dispose(case_)).rejects.toMatchObject({ status: 503 });
	await dropbox.setFaults([]);
	expect(await caseSystem.dispose(case_)).toHaveProperty('folderId');
});
