import { parseObject } from '../../core/parseObject';
import type { Settings } from '../settings/Settings';
import type { Decision, DecisionRequest } from './Decision';
import { firstText, textOf, type Given } from './given';

/** What follows from the file that a document was filed as before. */
export type Existing = Pick<
	Decision,
	'existingFileId' | 'formerSubfolder' | 'movedFrom' | 'filedAt' | 'ifNameTaken' | 'warnings'
>;

/**
 * @param caseKey of the matter that the document belongs to now; `''` if it belongs to none, undefined where that is not
 * certain
 */
export function existingFile(
	{ event, filedBefore = [], settings }: DecisionRequest,
	caseKey: string | undefined,
): Existing {
	const rows = filedBefore.filter(({ fileId }) => FILE_ID.test(textOf(fileId)));
	const isOdd = filedBefore.some(({ fileId }) => textOf(fileId) !== '' && !FILE_ID.test(textOf(fileId)));
	const row = newestOf(rows) ?? reFiled(event);
	const formerKey = textOf(row?.['caseKey']);
	return {
		existingFileId: textOf(row?.['fileId']),
		formerSubfolder: textOf(row?.['subfolder']),
		movedFrom: caseKey === undefined || formerKey === caseKey ? '' : formerKey,
		filedAt: Number(row?.['filedAt'] ?? 0),
		ifNameTaken: ruleFor(settings, row !== undefined),
		warnings: isOdd ? [ODD] : [],
	};
}

/** As Dropbox has them; people who edit a table by hand may leave anything there. */
const FILE_ID = /^id:[\w-]+$/;

const ODD =
	'A row of the storage has something that is no Dropbox ID as the fileId of this document; it was taken for no row';

/** The matter or case as the queue keys it: as its record says it, which is newer than the event. */
export const caseKeyOf = ({ event, matter }: DecisionRequest): string =>
	firstText(matter, ['matterUuid', 'matterId']) || textOf(event['caseKey']);

/** Of what was never filed, whatever has its name is another document: an update may be the first event of one. */
const ruleFor = ({ archiveVersions }: Settings, mayReplace: boolean): Decision['ifNameTaken'] =>
	archiveVersions && mayReplace ? 'archive' : 'keepBoth';

/** Two runs may have stored one at the same moment. */
const newestOf = (rows: readonly Given[]): Given | undefined =>
	rows.reduce<Given | undefined>(
		(newest, row) => (Number(row['filedAt'] ?? 0) >= Number(newest?.['filedAt'] ?? 0) ? row : newest),
		undefined,
	);

/** Filed anew from the status page, by what the queue kept of it before there was a record of each document. */
function reFiled({ details }: Given): Given | undefined {
	const { refile } = parseObject(textOf(details));
	return typeof refile === 'object' && refile !== null ? (refile as Given) : undefined;
}
