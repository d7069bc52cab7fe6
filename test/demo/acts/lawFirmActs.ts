import type { LawFirm, Matter } from '../offices/LawFirm';
import { READERS } from '../offices/Office';
import { lawFirmOf, type Act, type Offices } from './Act';
import { emailedOnce, filedOnce, filesWith, nameOf, nothingWaits, onlyFolder } from './findings';
import { nextName } from './nextName';
import { whoCanOpen } from './whoCanOpen';

const needsMatter = ({ lawFirm }: Offices) =>
	lawFirm === undefined || lawFirm.matters.length === 0 ? 'Open a matter first.' : undefined;

const needsDocument = (offices: Offices) =>
	needsMatter(offices) ??
	(offices.lawFirm?.latestDocument === undefined ? 'Add a document first.' : undefined);

const isClosed = ({ lawFirm }: Offices): boolean => lawFirm?.closed ?? false;

export const needsOpenMatter = (offices: Offices) =>
	needsDocument(offices) ?? (isClosed(offices) ? 'Reopen the matter first.' : undefined);

export const folderOfMatter = async (firm: LawFirm, { displayNumber }: Matter, parent = 'Cases') =>
	onlyFolder(await firm.tree(), parent, displayNumber);

const textOf = (name: string): string => `${name} in full`;

/** Somebody adds a document to the latest matter. @param by which call of the emulated Clio */
export async function addDocument(
	firm: LawFirm,
	name: string,
	more: Record<string, unknown>,
	by = '/upload',
): Promise<{ id: number; name: string; text: string }> {
	const text = textOf(name);
	const { id } = await firm.clio.act<{ id: number }>(by, { matter: firm.matter.id, name, text, ...more });
	return { id, name, text };
}

export const lawFirmActs: readonly Act[] = [
	{
		...{ id: 'open-matter', office: 'lawFirm', name: 'Open a matter' },
		does: 'Somebody opens a matter for John Smith in Clio.',
		expected: 'The matter has one folder with its subfolders, and a note in Clio has the link to it.',
		act: async (offices) => {
			const firm = lawFirmOf(offices);
			await firm.openMatter();
			const { matter } = firm;
			return async () => {
				const folder = await folderOfMatter(firm, matter);
				const tree = await firm.tree();
				const notes = await firm.notesOf(matter);
				return [
					{ what: `There is one folder for ${matter.displayNumber}`, holds: folder !== undefined },
					{
						what: 'It has the subfolders of the client settings',
						holds: tree.some(({ path }) => path === `${folder}/Pleadings`),
					},
					{
						what: 'A note in Clio has the link to it',
						holds: notes.length === 1 && /https:\/\/www\.dropbox\.com\//.test(notes[0] ?? ''),
					},
				];
			};
		},
	},
	{
		...{ id: 'add-document', office: 'lawFirm', name: 'Add a document in Clio' },
		does: 'Somebody adds a document of the category Pleadings in Clio.',
		expected: 'It is in the subfolder Pleadings of the matter’s folder, once.',
		isMissing: (offices) =>
			needsMatter(offices) ?? (isClosed(offices) ? 'Reopen the matter first.' : undefined),
		act: async (offices) => {
			const firm = lawFirmOf(offices);
			const { matter } = firm;
			const added = await addDocument(firm, nextName('Motion to dismiss', 'pdf'), { category: 'pleadings' });
			firm.latestDocument = added;
			return async () => {
				const folder = await folderOfMatter(firm, matter);
				return [
					filedOnce(await firm.tree(), added.text, folder && `${folder}/Pleadings/${added.name}`),
					await nothingWaits(firm, String(matter.id)),
				];
			};
		},
	},
	{
		...{ id: 'new-version', office: 'lawFirm', name: 'Add a new version' },
		does: 'Somebody uploads a new version of that document in Clio.',
		expected: 'The new version is in the place of the prior one, which is in the folder _Archive.',
		isMissing: needsOpenMatter,
		act: async (offices) => {
			const firm = lawFirmOf(offices);
			const { matter, latestDocument } = firm;
			if (latestDocument === undefined) throw new Error('No document was added yet.');
			const { id, name, text: prior } = latestDocument;
			const text = `${prior}, revised`;
			await firm.clio.act('/new-version', { document: id, text });
			firm.latestDocument = { id, name, text };
			return async () => {
				const folder = await folderOfMatter(firm, matter);
				const tree = await firm.tree();
				const archived = filesWith(tree, prior);
				return [
					filedOnce(tree, text, folder && `${folder}/Pleadings/${name}`),
					{
						what: 'The prior version is in the archive, once',
						holds: archived.length === 1 && (archived[0] ?? '').startsWith(`${folder}/_Archive/`),
					},
					await nothingWaits(firm, String(matter.id)),
				];
			};
		},
	},
	{
		...{ id: 'portal-upload', office: 'lawFirm', name: 'A client uploads in the portal' },
		does: 'John Smith uploads a document in Clio’s client portal.',
		expected: 'It is in the matter’s folder, and a copy is in the client’s folder for uploads.',
		isMissing: (offices) =>
			needsMatter(offices) ?? (isClosed(offices) ? 'Reopen the matter first.' : undefined),
		act: async (offices) => {
			const firm = lawFirmOf(offices);
			const { matter } = firm;
			const { name, text } = await addDocument(firm, nextName('Bank statement', 'pdf'), {}, '/portal-upload');
			return async () => {
				const folder = await folderOfMatter(firm, matter);
				const found = filesWith(await firm.tree(), text);
				const copies = found.filter((path) => path !== `${folder}/${name}`);
				return [
					{ what: 'It is in the matter’s folder', holds: found.includes(`${folder}/${name}`) },
					{
						what: 'One copy is in the client’s folder for uploads',
						holds: copies.length === 1 && /Smith/.test(copies[0] ?? '') && nameOf(copies[0] ?? '') === name,
					},
					await nothingWaits(firm, String(matter.id)),
				];
			};
		},
	},
	{
		...{ id: 'add-privileged', office: 'lawFirm', name: 'Add a privileged document' },
		does: 'Somebody adds a document of the category Privileged in Clio.',
		expected:
			'Only the people in the client settings, and the account that n8n uses, can open it; an email says so.',
		isMissing: (offices) =>
			needsMatter(offices) ?? (isClosed(offices) ? 'Reopen the matter first.' : undefined),
		act: async (offices) => {
			const firm = lawFirmOf(offices);
			const { matter } = firm;
			const before = firm.mail.received.length;
			const { name } = await addDocument(firm, nextName('Strategy', 'docx'), { category: 'privileged' });
			return async () => [
				await whoCanOpen(firm, await folderOfMatter(firm, matter), name),
				emailedOnce(firm, before, {
					...{ to: READERS.partner, subject: /privileged document was filed/ },
					what: 'The managing partner got one email',
				}),
				await nothingWaits(firm, String(matter.id)),
			];
		},
	},
	{
		...{ id: 'close-matter', office: 'lawFirm', name: 'Close the matter' },
		does: 'Somebody closes the matter in Clio.',
		expected:
			'Its folder is among the closed ones, a note in Clio says where, and the managing partner got an email.',
		isMissing: needsOpenMatter,
		act: async (offices) => {
			const firm = lawFirmOf(offices);
			const { matter } = firm;
			const before = firm.mail.received.length;
			const notesBefore = (await firm.notesOf(matter)).length;
			await firm.clio.act('/close-matter', { matter: matter.id });
			firm.closed = true;
			return async () => {
				const tree = await firm.tree();
				const year = onlyFolder(tree, 'Closed', '20');
				const notes = (await firm.notesOf(matter)).slice(notesBefore);
				return [
					{
						what: 'The folder is among the closed ones, and no longer among the open ones',
						holds:
							year !== undefined &&
							onlyFolder(tree, year, matter.displayNumber) !== undefined &&
							(await folderOfMatter(firm, matter)) === undefined,
					},
					{
						what: 'One note in Clio says where',
						holds: notes.length === 1 && (notes[0] ?? '').includes('/Closed/'),
					},
					emailedOnce(firm, before, {
						...{ to: READERS.partner, subject: /was closed/ },
						what: 'The managing partner got one email',
					}),
				];
			};
		},
	},
	{
		...{ id: 'reopen-matter', office: 'lawFirm', name: 'Reopen it' },
		does: 'Somebody opens the closed matter again in Clio.',
		expected: 'Its folder is where it was, with its documents.',
		isMissing: (offices) => (isClosed(offices) ? undefined : 'Close the matter first.'),
		act: async (offices) => {
			const firm = lawFirmOf(offices);
			const { matter, latestDocument } = firm;
			await firm.clio.act('/reopen-matter', { matter: matter.id });
			firm.closed = false;
			return async () => {
				const tree = await firm.tree();
				const folder = onlyFolder(tree, 'Cases', matter.displayNumber);
				return [
					{
						what: 'The folder is where it was, and no longer among the closed ones',
						holds:
							folder !== undefined &&
							!tree.some(({ path }) => path.startsWith('Closed/') && path.includes(matter.displayNumber)),
					},
					filedOnce(
						tree,
						latestDocument?.text ?? '',
						folder && `${folder}/Pleadings/${latestDocument?.name}`,
					),
				];
			};
		},
	},
];
