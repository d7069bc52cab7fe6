import { runNode } from '../../runNode';

const of = async (check: string, items: Array<Record<string, unknown>>) =>
	(await runNode('report', 'findings', { check, run: '12' }, items as never)).items;

it('makes one row of all that was found', async () => {
	const items = await of('folders', [
		{ caseKey: '1', findings: [] },
		{ caseKey: '2', findings: ['deleted'] },
		{ caseKey: '3', error: { reason: 'ambiguous' } },
	]);
	expect(items).toHaveLength(1);
	expect(items[0]?.json).toMatchObject({ eventId: 'check:folders:12', kind: 'email', status: 'waiting' });
	expect(JSON.parse(String(items[0]?.json['details']))).toEqual({
		...{ email: 'folderFindings', checked: 3, count: 2, counts: { deleted: 1, twoFolders: 1 } },
		events: [
			{ caseKey: '2', finding: 'deleted' },
			{ caseKey: '3', finding: 'twoFolders' },
		],
	});
});

it('makes none where nobody is needed, or nothing came in', async () => {
	expect(await of('folders', [{ caseKey: '1', findings: [] }])).toEqual([]);
	expect(await of('folders', [{}])).toEqual([]);
});

it('says of permissions that they were looked at, and does not count what could not begin', async () => {
	const [fine] = await of('permissions', [{ caseKey: '1', exposed: false, privilegedFolders: [{}] }]);
	expect(JSON.parse(String(fine?.json['details']))).toMatchObject({ checked: 1, count: 0 });
	const [none] = await of('permissions', [{ error: { reason: 'unavailable', message: '' } }]);
	expect(JSON.parse(String(none?.json['details']))).toMatchObject({ checked: 0, count: 1 });
});

it('refuses a run without a name: its email would be taken for that of another run', async () => {
	const { items } = await runNode('report', 'findings', { check: 'folders', run: () => undefined }, [{}]);
	expect(items[0]?.json['error']).toMatchObject({ reason: 'invalid_input' });
});
