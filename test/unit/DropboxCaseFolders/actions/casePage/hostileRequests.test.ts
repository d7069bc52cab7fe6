/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { casePageOperations } from '@/nodes/DropboxCaseFolders/actions/casePage/CasePage.resource';
import type { CasePageDependencies } from '@/nodes/DropboxCaseFolders/actions/shared/Dependencies';
import type { Operation } from '@/nodes/shared/node/Operation';
import { inMemory } from '@/test/support/createItemContext';
import { createCasePageHarness, type CasePageHarness } from './casePageHarness';

let world: CasePageHarness;
beforeEach(async () => {
	world = await createCasePageHarness();
});
afterEach(() => world.close());

const { open, receive, start, append, finish } = casePageOperations as unknown as Record<
	string,
	Operation<unknown, unknown, CasePageDependencies>
>;
const operations = { open, add: receive, documents: receive, send: receive, start, append, finish };

/** Through the operation, which throws if anything but a refusal is thrown. */
const ask = async (name: string, request: unknown) =>
	await world.run(
		operations[name as keyof typeof operations] as Operation<unknown, unknown, CasePageDependencies>,
		{ request, privilegedFolders: 'Privileged', ifNameTaken: 'skipIfIdentical', options: {} } as IDataObject,
		{ json: {}, binary: { file0: inMemory('one'), piece: inMemory('piece') } },
	);

const text = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 20 }),
	fc.constantFrom('', '/', '..', 'a/../b', '__proto__', 'constructor', 'Privileged/\ud800', 'x'.repeat(9000)),
);
const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(0, -0, 1e308, 2 ** 53, -1, 0.5));
const anything = fc.anything({ withBigInt: false, withDate: false, withNullPrototype: false });
const details = fc.record(
	{
		folderId: fc.oneof(fc.constantFrom(null, 'id:AAAAAAAAAAAAAAAAAAAAAA', 'ns:1', 'id:../x'), text, anything),
		path: fc.oneof(text, anything),
		files: fc.oneof(
			fc.array(fc.record({ field: fc.oneof(fc.constant('file0'), text), name: text }), { maxLength: 3 }),
			anything,
		),
		name: fc.oneof(text, anything),
		size: fc.oneof(fc.constant(5), number, anything),
		state: fc.oneof(text, anything),
		offset: fc.oneof(number, anything),
		id: fc.oneof(text, number, anything),
		version: fc.oneof(text, anything),
	},
	{ requiredKeys: [] },
);

const operationName = fc.constantFrom(...Object.keys(operations));

it('refuses whatever it cannot read, by a genuine link as well, and never fails of it', async () => {
	const link = world.token({ caseId: '22-1' });
	await fc.assert(
		fc.asyncProperty(operationName, fc.oneof(details, anything), async (name, given) => {
			await ask(name, world.requestOf(link, name, given as IDataObject));
		}),
		{ numRuns: 300 },
	);
});

it('takes items of any shape for no request of a page', async () => {
	await fc.assert(
		fc.asyncProperty(
			operationName,
			fc.oneof(
				anything,
				fc.record({ headers: anything, body: anything }, { requiredKeys: [] }),
				fc.record({
					headers: fc.record({ authorization: fc.oneof(text, anything) }, { requiredKeys: [] }),
					body: fc.record({ action: anything, request: fc.oneof(text, anything) }, { requiredKeys: [] }),
				}),
			),
			async (name, request) => {
				const outcome = await ask(name, request);
				// A browser that comes without anything gets the page; what does not fit is never taken further.
				const isPage = outcome.ok && outcome.value.rows.every((row) => 'html' in row);
				expect(outcome.ok ? isPage : /^(invalid_input|link_not_valid)$/.test(outcome.refusal.reason)).toBe(
					true,
				);
			},
		),
		{ numRuns: 300 },
	);
	expect(world.emulator.log.calls).toEqual([]);
});
