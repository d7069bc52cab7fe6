import { SmallWorkflows } from '../runs/SmallWorkflows';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const { n8nUrl, dashboardUrl } = runningStack();
const caseSystem = new SmallWorkflows(n8nUrl);
const dropbox = new EmulatedDropbox(dashboardUrl);

test('fifty simultaneous calls for one case give one folder and one ID', async () => {
	const case_ = { caseId: '26-0000500', client: { lastName: 'Moe', firstName: 'Max' } };

	const answers = await Promise.all(Array.from({ length: 50 }, async () => await caseSystem.dispose(case_)));

	const ids = new Set(answers.map(({ folderId }) => folderId));
	const folders = (await dropbox.entries('matters')).filter(({ path }) => path.includes('26-0000500'));
	const top = folders.filter(({ path }) => path.lastIndexOf('/') === 0);
	expect(top).toMatchObject([{ path: '/Moe, Max - 26-0000500', kind: 'folder' }]);
	expect([...ids]).toEqual([top[0]?.id]);
	expect(folders).toHaveLength(7); // it, its four subfolders and the two in Discovery: none of them doubled
	expect(answers.filter(({ created }) => created)).toHaveLength(1);
});
