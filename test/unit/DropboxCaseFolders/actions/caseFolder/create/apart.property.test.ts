/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { parseTemplate } from '@/nodes/shared/domain/naming/parseTemplate';
import { createCaseFolderHarness, request } from '../caseFolderHarness';

/** IDs, clients and templates whose names come near each other. */
const caseId = fc.constantFrom('22', '22-1', '22-1-Smith', '22/1', '22-A', '22-a');
const client = fc.constantFrom('Smith', '1-Smith', '1');
const template = fc.constantFrom('{caseId}', '{caseId}-{client}', '{client}-{caseId}');
const person = fc.constantFrom('nothing', 'swap', 'copy', 'rename');

const asked = fc.record({
	caseId,
	client,
	template,
	marker: fc.constantFrom('automatic' as const, 'file' as const, 'properties' as const),
	reuseExistingFolder: fc.boolean(),
	person,
});

describe('Create Case Folder with markers', () => {
	it('never gives one folder to two cases, whatever the templates and what people do', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(asked, { minLength: 2, maxLength: 8 }), async (all) => {
				const world = await createCaseFolderHarness();
				const caseOf = new Map<string, string>();
				const made: string[] = [];
				for (const each of all) {
					const [outcome] = await world.create(
						request(each.caseId, {
							...{ marker: each.marker, reuseExistingFolder: each.reuseExistingFolder },
							...{ template: parseTemplate(each.template), fields: { client: each.client } },
						}),
					);
					if (!outcome?.ok) continue;
					const { folderId, caseId, path = '' } = outcome.value;
					const id = caseId.normalize('NFC').trim();
					expect(caseOf.get(folderId) ?? id).toBe(id);
					caseOf.set(folderId, id);
					// A person makes a muddle of what is there.
					const other = made.at(-1);
					const rearranged = async () => {
						if (each.person === 'rename') await world.move(path, `${path} x`);
						if (each.person === 'copy' && other) await world.copy(path, `/Cases/${other}-1`);
						if (each.person === 'swap' && other) {
							await world.move(path, '/Cases/aside');
							await world.move(`/Cases/${other}`, path);
							await world.move('/Cases/aside', `/Cases/${other}`);
						}
					};
					await rearranged().catch(() => undefined);
					made.push(outcome.value.name);
				}
				world.close();
			}),
			{ numRuns: 150 },
		);
	});
});
