import type { LawFirm, Matter } from '../offices/LawFirm';
import type { Offices } from './Act';
import { onlyFolder } from './findings';

/* What the acts of the law firm have in common. */

export const needsMatter = ({ lawFirm }: Offices) =>
	lawFirm === undefined || lawFirm.matters.length === 0 ? 'Open a matter first.' : undefined;

export const needsDocument = (offices: Offices) =>
	needsMatter(offices) ??
	(offices.lawFirm?.latestDocument === undefined ? 'Add a document first.' : undefined);

export const isClosed = ({ lawFirm }: Offices): boolean => lawFirm?.closed ?? false;

/** A matter that is open. */
export const needsOpen = (offices: Offices) =>
	needsMatter(offices) ?? (isClosed(offices) ? 'Reopen the matter first.' : undefined);

/** One with a document. */
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
