import type { FieldKind } from '../node/fieldKinds';
import { createParameterReader } from '../node/readParameters';

/** The text fields by their parameters' names, those in collections after a dot. */
const COMMON_KINDS = {
	caseId: 'caseId',
	formerCaseId: 'caseIdIfAny',
	matterNumber: 'caseId',
	destination: 'place',
	newDestination: 'place',
	searchIn: 'place',
	'options.searchIn': 'place',
	'options.alsoSearchIn': 'placeIfAny',
	caseFolder: 'place',
	closedFolder: 'place',
	restrictedFolder: 'place',
	restoreTo: 'placeIfAny',
	document: 'place',
	saveIn: 'place',
	manifest: 'place',
	expectedRoot: 'revision',
	expectedPath: 'recordedPlace',
	'options.existingFolderId': 'recordedPlace',
	'options.existingFileId': 'recordedPlace',
	subfolder: 'folderIfAny',
	defaultSubfolder: 'folderIfAny',
	restrictedSubfolder: 'folder',
	'options.clientUploadsFolder': 'folder',
	'options.archiveFolder': 'folder',
	'options.onlyFrom': 'folderIfAny',
	subfolders: 'folders',
	'options.formerSubfolders': 'folders',
	'options.filesOfOtherDocuments': 'recordedPlaces',
	subfoldersJson: 'folderMap',
	'subfoldersForCategories.route.category': 'label',
	'subfoldersForCategories.route.subfolder': 'folder',
	lastName: 'name',
	firstName: 'name',
	'templateFields.field.name': 'label',
	'templateFields.field.value': 'name',
	nameTemplate: 'label',
	prefix: 'label',
	people: 'people',
	members: 'people',
	'options.members': 'peopleForSure',
	privilegedFolders: 'names',
	privilegedCategories: 'names',
	category: 'category',
	binaryFields: 'names',
	outputField: 'label',
	fileName: 'documentName',
	'options.fileName': 'documentName',
	text: 'content',
	'options.title': 'heading',
	pageUrl: 'label',
	expiresOn: 'dateThatNarrows',
	'options.person': 'name',
	'options.secondListCase': 'record',
	'options.documentsIn': 'label',
	'options.description': 'prose',
	'options.revision': 'revision',
	'options.deadline': 'date',
	'options.closedOn': 'dateThatFiles',
	'options.timeZone': 'label',
	auditFolder: 'place',
	event: 'content',
	eventId: 'record',
	time: 'dateThatFiles',
	eventOperation: 'record',
	outcome: 'record',
	'details.caseId': 'caseIdIfAny',
	'details.matterId': 'eventDetail',
	'details.documentId': 'eventDetail',
	'details.contentHash': 'eventDetail',
	'details.paths': 'eventText',
	'details.person': 'eventDetail',
	'details.reason': 'eventText',
	'details.workflow': 'eventDetail',
	'options.anchor': 'recordIfAny',
	'filters.caseId': 'record',
	'filters.person': 'record',
	'filters.from': 'dateThatNarrows',
	'filters.until': 'dateThatNarrows',
	'filters.changedSince': 'date',
	'filters.extensions': 'filterList',
	'filters.namePattern': 'filter',
} as const satisfies Record<string, FieldKind>;

/** Where a field of the same name is of another kind: in an operation, or for one of its decisions. */
const VARIANT_KINDS = {
	check: { caseId: 'caseIdIfAny', caseFolder: 'checkedPlace' },
	archiveVersion: { caseFolder: 'placeIfAny' },
	/** Upload, as it decides whether a document is privileged. */
	restrictPrivileged: { category: 'categoryThatDecides' },
} as const satisfies Record<string, Record<string, FieldKind>>;

/** What reads some fields as of another kind than elsewhere. */
export type KindVariant = keyof typeof VARIANT_KINDS;

const KINDS = new Map<string, FieldKind>(Object.entries(COMMON_KINDS));
const VARIANTS = new Map(
	Object.entries(VARIANT_KINDS).map(([name, kinds]) => [
		name,
		new Map<string, FieldKind>(Object.entries(kinds)),
	]),
);

/**
 * The kind of a field; undefined where it holds no text, or a choice.
 * @param path of the parameter, those in collections after a dot, without the numbers of lines
 */
export const kindOfField = (path: string, operation = ''): FieldKind | undefined =>
	VARIANTS.get(operation)?.get(path) ?? KINDS.get(path);

export const { checkParameter, readParameters, readParametersWithWarnings } =
	createParameterReader<KindVariant>(kindOfField);
