import { LegalServerOffice } from '../runs/LegalServerOffice';
import { byPath } from '../runs/steps';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
let office: LegalServerOffice;

/** Database names of the agency's fields, as its sites have them. */
const FOLDER_ID = 'dropbox_folder_12';
const FOLDER_LINK = 'dropbox_link_13';

beforeAll(async () => {
	await dropbox.makeFolders('matters', ['/LegalServer Live', '/LegalServer Demo']);
	office = await LegalServerOffice.open(stack);
	for (const [environment, folder] of [
		['live', '/Matters/LegalServer Live'],
		['demo', '/Matters/LegalServer Demo'],
	] as const) {
		await office.setUp(environment, `legalserver-${environment}`, {
			'Get case': { options: { customFields: FOLDER_ID } },
			'Create case folder': { destination: byPath(folder) },
		});
	}
});

const foldersIn = async (parent: string): Promise<string[]> =>
	(await dropbox.entriesIn('matters', parent))
		.filter(({ path, kind }) => kind === 'folder' && path.split('/').length === 3)
		.map(({ path }) => path.slice(parent.length + 1));

test('an intake that is accepted gets its folder, and the ID is in the field of the case', async () => {
	const { matterUuid, caseNumber } = await office.readCase('live', 'intake');
	await office.legalServer.act('/set-disposition', {
		site: 'riverside',
		matter: 'intake',
		disposition: 'Open',
	});
	const { answered, stored } = await office.call('live', matterUuid);
	expect(answered?.status).toBe(200);
	expect(Object.keys(stored).sort()).toEqual([FOLDER_ID, FOLDER_LINK]);
	const { customFields } = await office.readCase('live', 'intake');
	const entries = await dropbox.entriesIn('matters', '/LegalServer Live');
	const folder = entries.find(({ path }) => path === `/LegalServer Live/Park, Theo - ${caseNumber}`);
	expect(customFields[FOLDER_ID]).toBe(folder?.id);
	expect(String(customFields[FOLDER_LINK])).toMatch(/^https:\/\/www\.dropbox\.com\//);
});
