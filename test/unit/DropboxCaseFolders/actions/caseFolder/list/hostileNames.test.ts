/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { list } from '@/nodes/DropboxCaseFolders/actions/caseFolder/list.operation';
import { noDocumentStore } from './listHarness';
import { createTestDropbox } from '@/test/support/createTestDropbox';

const NAMES = [
	'__proto__',
	'constructor',
	'100%',
	'a#b&c=d',
	'{{ $json.x }}',
	"o'Brien",
	'[a]*',
	'ÄÖ',
	'toString',
];

describe('List Case Folder, by names that mean something elsewhere', () => {
	let world: ReturnType<typeof createTestDropbox>;
	beforeEach(async () => {
		world = createTestDropbox();
		for (const name of NAMES) {
			world.state.seedFile(world.fixture.namespaces['home']!, `/Cases/${name}x/${name}`, 'x');
		}
	});
	afterEach(() => world.close());

	it.each(['entries', 'tree'] as const)(
		'shows each as it is, with a link that leads to it (%s)',
		async (output) => {
			const [outcome] = await list.run(
				[
					{
						...{ address: '/Cases', output, simplify: true },
						wanted: { depth: Infinity, limit: Infinity, filter: {} },
					},
				],
				{ dropbox: world.dropbox, documents: noDocumentStore },
			);
			if (outcome?.ok !== true) throw outcome?.refusal ?? new Error('no outcome');
			const shown = JSON.stringify(list.rows(outcome.value));
			for (const name of NAMES) {
				expect(shown).toContain(JSON.stringify(`${name}x/${name}`));
				expect(shown).toContain(
					`https://www.dropbox.com/home/Cases/${encodeURIComponent(`${name}x`)}?preview=${encodeURIComponent(name)}`,
				);
			}
		},
	);
});
