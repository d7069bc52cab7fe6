import { FOLDER_ID } from '../../e2e/runs/LegalServerOffice';
import type { LegalAid } from '../offices/LegalAid';
import { legalAidOf, type Act, type Look, type Offices } from './Act';
import { filedOnce, nothingWaits, onlyFolder } from './findings';
import { lookAtCasePage } from './lookAtCasePage';
import { nextName } from './nextName';
import { whoCanOpen } from './whoCanOpen';

const CLIENTS = [
	['Jane', 'Doe'],
	['Richard', 'Roe'],
	['Zoë', 'Zażółć'],
] as const;

const needsCase = ({ legalAid }: Offices) =>
	legalAid === undefined || legalAid.cases.length === 0 ? 'Accept an intake first.' : undefined;

/** The case folder of a case; undefined unless there is exactly one. */
export const folderOfCase = async (agency: LegalAid, caseNumber: string) =>
	onlyFolder(await agency.tree(), 'Cases', caseNumber);

/** A document is added to the latest case, and LegalServer reports it twice, as it may. */
export async function reportDocument(
	agency: LegalAid,
	{ name, type, about }: { name: string; type: string; about: string },
	subfolder: string,
): Promise<Look> {
	const { latest } = agency;
	await agency.addDocument(latest, name, type);
	for (let call = 1; call <= 2; call++) await agency.run(latest, 'legalserver-documents', { about });
	return async () => {
		const folder = await folderOfCase(agency, latest.caseNumber);
		const path = folder && `${folder}/${subfolder}/${name}`;
		return [
			filedOnce(await agency.tree(), `${name} in full`, path),
			await nothingWaits(agency, latest.matterUuid),
		];
	};
}

export const legalAidActs: readonly Act[] = [
	{
		...{ id: 'accept-intake', office: 'legalAid', name: 'Accept an intake' },
		does: 'Somebody accepts an intake in LegalServer. Guided Navigation calls n8n and waits for the answer.',
		expected: 'The case has one folder with its subfolders, and the folder’s ID is on the case.',
		act: async (offices) => {
			const agency = legalAidOf(offices);
			const [first, last] = CLIENTS[agency.cases.length % CLIENTS.length] ?? CLIENTS[0];
			const intake = await agency.addIntake(first, last);
			await agency.accept(intake);
			await agency.run(intake, 'legalserver-case-folder');
			return async () => {
				const path = await folderOfCase(agency, intake.caseNumber);
				const tree = await agency.tree();
				const { customFields } = await agency.read(intake);
				const id = tree.find((entry) => entry.path === path)?.id;
				const name = `${last}, ${first} - ${intake.caseNumber}`;
				return [
					{ what: `There is one folder, ${name}`, holds: path === `Cases/${name}` },
					{
						what: 'It has the subfolders of the client settings',
						holds: ['Pleadings', 'Correspondence', 'Evidence'].every((subfolder) =>
							tree.some((entry) => entry.path === `${path}/${subfolder}`),
						),
					},
					{ what: 'Its ID is on the case', holds: id !== undefined && customFields[FOLDER_ID] === id },
				];
			};
		},
	},
	{
		...{ id: 'attach-file', office: 'legalAid', name: 'Attach a file to a case note' },
		does: 'Somebody saves a case note with a photo. LegalServer reports it twice.',
		expected: 'The photo is in the subfolder Evidence, exactly once.',
		isMissing: needsCase,
		act: async (offices) => {
			const agency = legalAidOf(offices);
			const name = nextName('Photo of the door', 'jpg');
			await agency.addNote(agency.latest, 'Visit', `See the photo: ${name}`);
			return await reportDocument(agency, { name, type: 'Evidence', about: 'attachment' }, 'Evidence');
		},
	},
	{
		...{ id: 'generate-document', office: 'legalAid', name: 'Generate a document' },
		does: 'Somebody makes a letter from a document template in LegalServer.',
		expected: 'The letter is in the subfolder Correspondence, exactly once.',
		isMissing: needsCase,
		act: async (offices) => {
			const name = nextName('Letter to the landlord', 'docx');
			return await reportDocument(
				legalAidOf(offices),
				{ name, type: 'Correspondence', about: 'generated' },
				'Correspondence',
			);
		},
	},
	{
		...{ id: 'add-privileged-legalserver', office: 'legalAid', name: 'Add a privileged document' },
		does: 'Somebody adds a document with the type Privileged in LegalServer.',
		expected: 'Only the people in the client settings, and the account that n8n uses, can open it.',
		isMissing: needsCase,
		act: async (offices) => {
			const agency = legalAidOf(offices);
			const name = nextName('Notes of the attorney', 'docx');
			const { latest } = agency;
			await reportDocument(agency, { name, type: 'Privileged', about: '' }, 'Privileged');
			return async () => [
				await whoCanOpen(agency, await folderOfCase(agency, latest.caseNumber), name),
				await nothingWaits(agency, latest.matterUuid),
			];
		},
	},
	{
		...{ id: 'open-case-page', office: 'legalAid', name: 'Open the case’s documents page' },
		does: 'Somebody asks LegalServer for the documents page of the case. n8n answers with a link that works for twelve hours.',
		expected: 'The page lists the documents in the case folder, but none that are privileged.',
		isMissing: needsCase,
		act: async (offices) => {
			const agency = legalAidOf(offices);
			const { latest } = agency;
			const { pageUrl, problem } = await agency.run(latest, 'legalserver-case-page-link');
			if (typeof pageUrl !== 'string' || pageUrl === '') throw new Error(String(problem));
			agency.pageLinks.set(latest.matterUuid, pageUrl);
			return async () => await lookAtCasePage(agency, await folderOfCase(agency, latest.caseNumber), pageUrl);
		},
	},
];
