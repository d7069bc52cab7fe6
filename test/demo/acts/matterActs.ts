import { READERS } from '../offices/settings';
import { lawFirmOf, type Act } from './Act';
import { emailedOnce, filedOnce, nothingWaits, onlyFolder } from './findings';
import { folderOfMatter, isClosed, needsOpenMatter } from './lawFirm';

/** Somebody opens a matter in Clio. */
export const openMatter: Act = {
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
};

/** Matters are closed, and opened again. */
export const closingActs: readonly Act[] = [
	{
		...{ id: 'close-matter', office: 'lawFirm', name: 'Close the matter' },
		does: 'Somebody closes the matter in Clio.',
		expected:
			'Its folder is in the folder for closed matters, a note in Clio says where, and the managing partner got an email.',
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
						what: 'The folder is in the folder for closed matters, and no longer where it was',
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
					await nothingWaits(firm, String(matter.id)),
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
						what: 'The folder is where it was, and no longer in the folder for closed matters',
						holds:
							folder !== undefined &&
							!tree.some(
								({ path }) =>
									path.startsWith('Closed/') &&
									path.includes(matter.displayNumber) &&
									// What there was when it was closed is kept.
									!path.includes(' manifest '),
							),
					},
					filedOnce(
						tree,
						latestDocument?.text ?? '',
						folder && `${folder}/Pleadings/${latestDocument?.name}`,
					),
					await nothingWaits(firm, String(matter.id)),
				];
			};
		},
	},
];
