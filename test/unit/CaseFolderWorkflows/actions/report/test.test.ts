import { runNode } from '../../runNode';

it('asks for a matter where there are no results', async () => {
	const { items } = await runNode('report', 'test', { results: '{}' }, [{}]);
	expect(items[0]?.json).toMatchObject({ ok: true, mayFile: false, lines: [] });
	expect(String(items[0]?.json['html'])).toContain('name="matter"');
});

it('returns lines and the page with them', async () => {
	const results = { settings: [{ error: { message: 'Closed Folder: It is empty', advice: 'Enter it' } }] };
	const { items } = await runNode(
		'report',
		'test',
		{ results: () => results, matter: '00012', isOver: false },
		[{}],
	);
	expect(items[0]?.json).toMatchObject({
		...{ ok: false, mayFile: false },
		lines: [
			{
				...{ part: 'Client settings', status: 'wrong' },
				...{ text: 'Closed Folder: It is empty.', advice: 'Enter it.' },
			},
		],
	});
	expect(String(items[0]?.json['html'])).toContain('value="00012"');
});
