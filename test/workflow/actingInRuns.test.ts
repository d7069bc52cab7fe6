import type { IDataObject } from 'n8n-workflow';
import { createEngineHarness } from './engineHarness';
import { runWorkflow } from './engine/runWorkflow';

describe('A run that acts as somebody in a team', () => {
	let world: ReturnType<typeof createEngineHarness>;
	afterEach(() => world.close());

	const create = async (token: Record<string, string>, destination = '/Matters') => {
		const { output, error } = await runWorkflow({
			items: [{ json: {} }],
			parameters: {
				...{ authentication: 'token', resource: 'caseFolder', operation: 'create', caseId: '22-1' },
				...{ folderNaming: 'caseId', subfolders: 'A', options: {} },
				destination: { __rl: true, mode: 'path', value: destination },
			} as never,
			credentials: world.token(token),
		});
		return error?.message ?? (output[0]?.json as IDataObject);
	};

	describe.each(['teamSpace', 'memberHomes'] as const)('(%s)', (layout) => {
		beforeEach(() => (world = createEngineHarness(layout, 'team')));

		it('finds the team’s folder as a member by e-mail address, by ID, and as an admin', async () => {
			const jane = String(world.fixture.accounts['jane']?.teamMemberId);
			const first = await create({ actAs: 'member', member: 'jane@example.com' });
			const matters = world.fixture.namespaces['matters']?.id;
			expect(first).toMatchObject({ path: '/Matters/22-1', created: true, namespaceId: matters });
			const { folderId } = first as IDataObject;
			expect(await create({ actAs: 'member', member: jane })).toMatchObject({ folderId, created: false });
			expect(await create({ actAs: 'admin', member: 'admin@example.com' })).toMatchObject({
				...{ folderId, created: false },
			});
		});

		it('starts at the member’s home, or at a namespace, where the credential says so', async () => {
			const namespaceId = String(world.fixture.namespaces['matters']?.id);
			const member = { actAs: 'member', member: 'jane@example.com' };
			expect(await create({ ...member, pathRoot: 'home' })).toMatch(
				/^“Destination Folder”: The connected account cannot see a file or folder/,
			);
			expect(await create({ ...member, pathRoot: 'home' }, '/')).toMatchObject({ path: '/22-1' });
			expect(await create({ ...member, pathRoot: 'namespace', namespaceId }, '/')).toMatchObject({
				...{ path: '/22-1', namespaceId },
			});
		});

		it('says who may not', async () => {
			expect(await create({ actAs: 'member', member: 'mia@example.com' })).toMatch(
				/has view access here, but cannot edit/,
			);
			expect(await create({ actAs: 'member', member: 'ravi@example.com' }, '/Finance')).toMatch(
				/^“Destination Folder”: The connected account cannot see a file or folder/,
			);
			expect(await create({ actAs: 'member', member: 'nobody@example.com' })).toMatch(/^No member of the/);
		});
	});
});
