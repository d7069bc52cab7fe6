import { CasePageOffice, tokenOf } from '../runs/CasePageOffice';
import { filesBelow } from '../runs/trees';
import { N8nApi } from '../n8n/N8nApi';
import { contentHash } from '../stack/contentHash';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);

const PEOPLE = 50;

/** Names of files, wherever they are. */
const filesIn = (children: unknown): string[] =>
	(children as Array<{ type: string; name: string; children: unknown }>).flatMap((entry) =>
		entry.type === 'file' ? [entry.name] : filesIn(entry.children),
	);

test('fifty people at once see and add to their own case each, and nothing of another', async () => {
	const api = new N8nApi(stack.n8nUrl, stack.session);
	const access = { api, url: stack.n8nUrl };
	const office = await CasePageOffice.open(access, dropbox, stack.credential, { name: 'case-page-crowd' });
	const numbers = Array.from({ length: PEOPLE }, (_, index) => `26-00008${String(index).padStart(2, '0')}`);
	const cases = await office.openCases(
		Object.fromEntries(numbers.map((number) => [`Crowd - ${number}`, { [`Of ${number}.pdf`]: number }])),
	);
	const links = await office.linksTo(cases);

	const seen = await Promise.all(
		numbers.map(async (number, index) => {
			const token = tokenOf(links[index] ?? '');
			const files = [{ field: 'file0', name: `Added to ${number}.txt` }];
			const request = { folderId: null, path: 'Scans', files };
			return await Promise.all([
				office.ask(token, 'open'),
				office.ask(token, 'add', request, { file0: `added to ${number}` }),
			]);
		}),
	);

	for (const [index, number] of numbers.entries()) {
		const [[contents] = [], added] = seen[index] ?? [];
		expect(contents).toMatchObject({ folder: { name: `Crowd - ${number}` } });
		const names = filesIn(contents?.['children']);
		expect(names.filter((name) => !name.includes(number))).toEqual([]);
		expect(names).toContain(`Of ${number}.pdf`);
		expect(added).toMatchObject([{ status: 'uploaded', name: `Added to ${number}.txt` }]);
		expect(await filesBelow(dropbox, cases[index]?.folder ?? '')).toEqual({
			[`Of ${number}.pdf`]: contentHash(Buffer.from(number)),
			[`Scans/Added to ${number}.txt`]: contentHash(Buffer.from(`added to ${number}`)),
		});
	}
});
