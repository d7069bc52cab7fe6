import { byId, byPath, dropbox, type Step } from '../steps';
import { REST } from './parts';

/* How the workflows file documents, and what people are told of it. */

/** What is between the brackets of an expression. */
const inside = (expression: string): string => expression.slice('={{ '.length, -' }}'.length);

/** Where privileged documents are kept, and who may open them. */
const keptApart = (of: (field: string) => string) => ({
	privilegedCategories: 'Privileged',
	restrictedFolderIn: of('restrictedFolderIn'),
	restrictedSubfolder: of('restrictedFolder'),
	restrictedFolder: byPath(of('restrictedFolder')),
	people: of('people'),
});

/** Without an archive there is no name for it, and an empty one is refused. */
const archiveFolder = (ofSettings: (name: string) => string): string =>
	`={{ ${inside(ofSettings('archiveFolder'))} || '_Archive' }}`;

/** Options of Upload. */
interface FilingOptions {
	/** Instead of what the client settings say of prior versions. */
	ifNameTaken?: string;
	[option: string]: unknown;
}

/**
 * Files the document in the binary fields of the item where only the people may open it. What was filed of it openly
 * before, in the subfolder of whichever category, moves there.
 * @param of as of `createFolder`
 */
export const fileRestricted = (
	folder: string,
	of: (field: string) => string,
	ofSettings: (name: string) => string,
	{ ifNameTaken, ...options }: FilingOptions = {},
): Step =>
	dropbox(
		'document',
		'upload',
		{
			...{ documentFrom: 'allBinaryFields', caseFolder: byId(folder) },
			...{ fileInto: 'subfolder', subfolder: ofSettings('defaultSubfolder') },
			...{ restrictPrivileged: true, category: 'Privileged', ...keptApart(of) },
			ifNameTaken: ifNameTaken ?? `={{ ${inside(ofSettings('archiveVersions'))} ? 'archive' : 'keepBoth' }}`,
			options: {
				...{ archiveFolder: archiveFolder(ofSettings), timeZone: ofSettings('timeZone') },
				formerSubfolders: `={{ Object.values(${inside(ofSettings('categories'))}).join('\\n') }}`,
				...options,
			},
		},
		REST,
	);

/**
 * Files it in the subfolder of its category, unless it is in the restricted folder already. Somebody may have edited the
 * copy in Dropbox: nothing is overwritten.
 * @param otherwise what happens where the name is taken and prior versions are not archived
 */
export const fileOpenly = (
	folder: string,
	of: (field: string) => string,
	ofSettings: (name: string) => string,
	{ otherwise = 'keepBoth', ifNameTaken, ...options }: FilingOptions & { otherwise?: string } = {},
): Step =>
	dropbox(
		'document',
		'upload',
		{
			...{ documentFrom: 'allBinaryFields', caseFolder: byId(folder) },
			...{ fileInto: 'subfolder', subfolder: of('subfolder') },
			...{ restrictPrivileged: `={{ ${inside(of('restrictedFolder'))} !== '' }}`, category: 'Open' },
			...keptApart(of),
			ifNameTaken:
				ifNameTaken ?? `={{ ${inside(ofSettings('archiveVersions'))} ? 'archive' : '${otherwise}' }}`,
			options: {
				...{ archiveFolder: archiveFolder(ofSettings), timeZone: ofSettings('timeZone') },
				...options,
			},
		},
		REST,
	);

/** The responsible attorney gets an email about a privileged document, whether it was filed or held. */
const PRIVILEGED_EMAIL = `!$json.error && ($json.action === 'hold' ? $json.isPrivileged !== false : $json.action !== 'skip' && $('Decide').item.json.action === 'restrict') ? [{ kind: 'privileged', details: { reason: $json.action === 'hold' ? $json.reason : '', copies: ($json.openCopiesRestricted ?? []).length, isElsewhere: !!$json.openElsewhere && !$('Decide').item.json.movedFrom, attorneys: $('Decide').item.json.attorneyEmails ?? [], mayOpen: $json.action !== 'hold' && ($('Decide').item.json.attorneyEmails ?? []).every((email) => $('Decide').item.json.people.includes(email)) } }] : []`;

/**
 * It belongs to another matter now than the one that it was filed for, or to none, and the former file stays where it is:
 * told once when it was filed anew, and once when it is not.
 */
const MOVED_EMAIL = `((decided) => decided.movedFrom ? [{
		kind: 'movedMatter',
		key: [decided.movedFrom, decided.existingFileId.replace(/\\W/g, ''), decided.filedAt, ...(decided.reason ? ['out'] : [])].join('.'),
		details: { caseKey: decided.caseKey || decided.movedFrom, movedFrom: decided.movedFrom, reason: decided.reason, isPrivileged: decided.isPrivileged !== false }
	}] : [])($json.error ? {} : ['skip', 'hold'].includes($json.action) ? $json : $('Decide').item.json)`;

/** More people could open it in the subfolder of its category: it stays where it is, and one email says so. */
const STAYS_EMAIL = `!$json.error && $('Not moved').isExecuted && $('Not moved').all().some(({ json }) => json.isExposed && json.documentId === $('Events').item.json.documentId) ? [{ kind: 'notMoved', key: [$('Decide').item.json.existingFileId.replace(/\\W/g, ''), $('Decide').item.json.filedAt].join('.'), details: { isPrivileged: false } }] : []`;

/**
 * The emails about a document that was filed or held. Of a copy that somebody edited in Dropbox people are told once: its
 * revision says which edit it was.
 * @param filed an expression for what Upload said of it
 */
export const documentEmails = (filed = '$json'): string =>
	`[...(${PRIVILEGED_EMAIL}), ...(!$json.error && ${filed}.editedCopy ? [{ kind: 'edited', key: ${filed}.editedCopy.rev, details: { isPrivileged: $('Decide').item.json.action === 'restrict' } }] : []), ...(${MOVED_EMAIL}), ...(${STAYS_EMAIL})]`;
