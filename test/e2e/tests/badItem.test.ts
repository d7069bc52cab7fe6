import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const { n8nUrl, dashboardUrl } = runningStack();
const dropbox = new EmulatedDropbox(dashboardUrl);

type Answer =
	{ output: 'done'; caseId: string; folderId: string } | { output: 'refused'; item: Record<string, unknown> };

test('a bad item among fifty leaves forty-nine done and is named on the error output', async () => {
	const cases = Array.from({ length: 50 }, (_, index) => ({
		caseId: index === 36 ? '' : `26-0006${String(index).padStart(3, '0')}`,
		docket: index,
	}));

	const response = await fetch(`${n8nUrl}/webhook/many-cases`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ cases }),
	});
	const answers = (await response.json()) as Answer[];

	const done = answers.filter((answer) => answer.output === 'done');
	const refused = answers.filter((answer) => answer.output === 'refused');
	const good = cases.filter(({ caseId }) => caseId !== '').map(({ caseId }) => caseId);
	expect(done.map(({ caseId }) => caseId)).toEqual(good);
	expect(refused).toHaveLength(1);
	expect(refused[0]?.item).toMatchObject({
		docket: 36,
		error: { message: expect.stringContaining('“Case ID”') as string, reason: 'invalid_input' },
	});
	const paths = new Map((await dropbox.entries('matters')).map(({ path, id }) => [path, id]));
	for (const { caseId, folderId } of done) expect(paths.get(`/${caseId}`)).toBe(folderId);
});
