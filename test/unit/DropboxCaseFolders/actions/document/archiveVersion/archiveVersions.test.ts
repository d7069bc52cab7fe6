import { archiveVersions } from '../../../../../../nodes/DropboxCaseFolders/actions/document/archiveVersion/archiveVersions';
import { archiveWorld, TODAY } from './archiveWorld';

describe('Former versions', () => {
	let world: Awaited<ReturnType<typeof archiveWorld>>;
	beforeEach(async () => {
		world = await archiveWorld();
	});
	afterEach(() => world.close());

	it('are copied under the next number and their date', async () => {
		const file = await world.save('Agreement.pdf', 'one');
		const outcomes = await archiveVersions([world.version(file)], world.dropbox);
		expect(outcomes).toMatchObject([
			{ value: { version: 1, wasThere: false, file: { name: `Agreement_v1_${TODAY}.pdf` } } },
		]);
		const next = await world.save('Agreement.pdf', 'two');
		const [second] = await archiveVersions([world.version(next)], world.dropbox);
		expect(second).toMatchObject({ value: { version: 2, file: { contentHash: next.contentHash } } });
		expect(await world.names()).toEqual([`Agreement_v1_${TODAY}.pdf`, `Agreement_v2_${TODAY}.pdf`]);
	});

	it('that are there already are not copied again', async () => {
		const file = await world.save('Agreement.pdf', 'one');
		await archiveVersions([world.version(file)], world.dropbox);
		const again = await archiveVersions([world.version(file)], world.dropbox);
		expect(again).toMatchObject([{ value: { version: 1, wasThere: true } }]);
		expect(await world.names()).toHaveLength(1);
	});
});
