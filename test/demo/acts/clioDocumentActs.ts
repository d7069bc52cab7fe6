import { READERS } from '../offices/settings';
import { lawFirmOf, type Act } from './Act';
import { emailedOnce, filedOnce, filesWith, nameOf, nothingWaits } from './findings';
import { addDocument, folderOfMatter, needsOpen, needsOpenMatter } from './lawFirm';
import { nextName } from './nextName';
import { whoCanOpen } from './whoCanOpen';

/** What people and clients do with documents of a matter in Clio. */
export const clioDocumentActs: readonly Act[] = [
	{
		...{ id: 'add-document', office: 'lawFirm', name: 'Add a document in Clio' },
		does: 'Somebody adds a document with the category Pleadings in Clio.',
		expected: 'It is in the subfolder Pleadings of the matter’s folder, exactly once.',
		isMissing: needsOpen,
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
		expected: 'The new version has taken the place of the prior one, which is now in the folder _Archive.',
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
						what: 'The prior version is in the archive, exactly once',
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
		isMissing: needsOpen,
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
		does: 'Somebody adds a document with the category Privileged in Clio.',
		expected:
			'Only the people in the client settings, and the account that n8n uses, can open it; the responsible attorney gets an email.',
		isMissing: needsOpen,
		act: async (offices) => {
			const firm = lawFirmOf(offices);
			const { matter } = firm;
			const before = firm.mail.received.length;
			const { name } = await addDocument(firm, nextName('Strategy', 'docx'), { category: 'privileged' });
			return async () => [
				await whoCanOpen(firm, await folderOfMatter(firm, matter), name),
				emailedOnce(firm, before, {
					...{ to: READERS.attorney, subject: /privileged document was saved/ },
					what: 'The responsible attorney got one email',
				}),
				await nothingWaits(firm, String(matter.id)),
			];
		},
	},
];
