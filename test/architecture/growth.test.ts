/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as address from '@/nodes/shared/domain/addressFrom';
import {
	findTextProblem,
	isUnevaluated,
	isUnevaluatedContent,
	type TextOrigin,
	readGiven,
} from '@/nodes/shared/node/given';
import { expressionParts } from '@/nodes/shared/node/readParameters';
import { RULES, type TextForm, type FieldKind } from '@/nodes/shared/node/fieldKinds';
import { EventIds } from '@/nodes/shared/domain/changes/EventIds';
import { KnownEntry, KnownTree } from '@/nodes/shared/domain/changes/KnownTree';
import type { FileEntry, FolderEntry } from '@/nodes/shared/domain/entry';
import * as mark from '@/nodes/shared/domain/changes/KnownTree';
import { RecentEvents } from '@/nodes/shared/domain/changes/RecentEvents';
import { TreeUpdate } from '@/nodes/shared/domain/changes/TreeUpdate';
import * as signature from '@/nodes/shared/dropbox/changes/isSigned';
import { parseTree, serializeTree } from '@/nodes/shared/domain/changes/serializeTree';
import * as closingRecord from '@/nodes/shared/domain/closing/ClosingRecord';
import * as places from '@/nodes/shared/domain/closing/places';
import * as unfinished from '@/nodes/shared/domain/closing/closedZip';
import { documentAddressFrom } from '@/nodes/shared/domain/documentAddressFrom';
import * as requests from '@/nodes/shared/domain/fileRequests/matchingRequest';
import { csvOf } from '@/nodes/shared/domain/listing/csvOf';
import { createCursorCheck } from '@/nodes/shared/dropbox/port/createCursorCheck';
import * as extensions from '@/nodes/shared/domain/listing/EntryFilter';
import {
	isMatchAllFilter,
	createEntryTest,
	createWildcardTest,
} from '@/nodes/shared/domain/listing/EntryFilter';
import { KnownFolders } from '@/nodes/shared/domain/listing/ListedFolder';
import { naturalOrder } from '@/nodes/shared/domain/listing/buildTree';
import * as spot from '@/nodes/shared/domain/listing/ListedFolder';
import { isTimeZone } from '@/nodes/shared/core/isTimeZone';
import { parseDate } from '@/nodes/shared/core/parseDate';
import { parseObject } from '@/nodes/shared/core/parseObject';
import { plainText, richText } from '@/nodes/shared/core/richText';
import { words } from '@/nodes/shared/core/words';
import { caseKey, matchMarker } from '@/nodes/shared/domain/marker/matchMarker';
import * as markerFile from '@/nodes/shared/domain/marker/markerFile';
import * as caseNames from '@/nodes/shared/domain/naming/caseFolderName';
import * as documentNames from '@/nodes/shared/domain/naming/documentName';
import { unreservedName } from '@/nodes/shared/domain/naming/unreservedName';
import { isCalled } from '@/nodes/shared/domain/naming/EntriesByName';
import { NamedFolders } from '@/nodes/shared/domain/naming/NamedFolders';
import { parseCaseId } from '@/nodes/shared/domain/naming/parseCaseId';
import * as names from '@/nodes/shared/domain/naming/safeName';
import { parseTemplate } from '@/nodes/shared/domain/naming/parseTemplate';
import { outcomeOfSync } from '@/nodes/shared/core/outcome';
import * as paths from '@/nodes/shared/domain/paths';
import { AllowedPeople, peopleFrom } from '@/nodes/shared/domain/privilege/AllowedPeople';
import { CaseCopies } from '@/nodes/shared/domain/privilege/CaseCopies';
import { CaseFiles } from '@/nodes/shared/domain/privilege/CaseFiles';
import { PrivilegedFolders } from '@/nodes/shared/domain/privilege/PrivilegedFolders';
import * as casePage from '@/nodes/shared/domain/casePage/signedToken';
import * as pageLinks from '@/nodes/shared/domain/casePage/PageLink';
import * as uploadStates from '@/nodes/shared/domain/casePage/UploadState';
import { PrivilegedCategories } from '@/nodes/shared/domain/privilege/PrivilegedCategories';
import * as grant from '@/nodes/shared/dropbox/account/refreshGrant';
import { CategoryMap, subfolderFor, routesFrom } from '@/nodes/shared/domain/routing/CategoryMap';
import { z } from '@/nodes/shared/vendor/zod';
import { escapeHtml, fileKind } from '@/nodes/shared/domain/tree/words';
import * as numbered from '@/nodes/shared/domain/documents/NameGroup';
import * as archived from '@/nodes/shared/domain/versions/archivedName';
import { KeptVersions } from '@/nodes/shared/domain/versions/KeptVersions';
import { versionDate } from '@/nodes/shared/domain/versions/archivedName';
import { folderLink } from '@/nodes/shared/domain/webLink';
import { locationDrift } from '@/nodes/shared/domain/locationDrift';
import * as emailText from '@/nodes/shared/domain/alerts/EmailText';
import { EmailFacts } from '@/nodes/shared/domain/alerts/EmailFacts';
import { FailedRows } from '@/nodes/shared/domain/alerts/FailedRows';
import { listOf } from '@/nodes/shared/domain/alerts/readAlertSettings';
import { findingWords } from '@/nodes/shared/domain/alerts/findingWords';
import { formatDay } from '@/nodes/shared/domain/alerts/moment';
import { withNoun } from '@/nodes/shared/domain/alerts/withNoun';
import { renderTestPage } from '@/nodes/shared/domain/checks/renderTestPage';
import * as testLine from '@/nodes/shared/domain/checks/TestLine';
import { testReport } from '@/nodes/shared/domain/checks/testLines';
import * as testedResults from '@/nodes/shared/domain/checks/TestResults';
import { parseAnchor } from '@/nodes/shared/domain/audit/Anchor';
import { idMark, readEvent, writeEvent } from '@/nodes/shared/domain/audit/AuditEvent';
import { eachMark } from '@/nodes/shared/domain/audit/readSegment';
import { isSegmentFolder, segmentAt } from '@/nodes/shared/domain/audit/segmentPlace';
import { tokenMark } from '@/nodes/shared/domain/connection/tokenMark';
import { readEvents } from '@/nodes/shared/domain/alerts/textOfFailed';
import { buttonForm, timesForm } from '@/nodes/shared/domain/statusPage/forms';
import { createFormToken, readStatusForm } from '@/nodes/shared/domain/statusPage/StatusForm';
import { parseRetryWaits } from '@/nodes/shared/domain/queue/parseRetryWaits';
import * as trouble from '@/nodes/shared/domain/queue/readTrouble';
import { resultFrom } from '@/nodes/shared/domain/queue/resultFrom';
import * as rows from '@/nodes/shared/domain/queue/rowFrom';
import { readCheck } from '@/nodes/shared/domain/migration/MigrationCheck';
import { caseRow, readCaseRow } from '@/nodes/shared/domain/reconciliation/CaseRow';
import { chooseMends } from '@/nodes/shared/domain/reconciliation/chooseMends';
import { compareFiled } from '@/nodes/shared/domain/reconciliation/compareFiled';
import { FolderFiles, isIn, isSameSubfolder } from '@/nodes/shared/domain/reconciliation/FolderFiles';
import { readExpected } from '@/nodes/shared/domain/reconciliation/readExpected';
import { readFolderFiles } from '@/nodes/shared/domain/reconciliation/readFolderFiles';
import { readRegister } from '@/nodes/shared/domain/reconciliation/readRegister';
import { reconciliationEmail } from '@/nodes/shared/domain/reconciliation/reconciliationEmail';
import { EntryMatcher } from '@/nodes/shared/domain/zip/EntryMatcher';
import { isOutsidePath, ZipChecklist, zipNameKey } from '@/nodes/shared/domain/zip/ZipChecklist';
import { existingFile } from '@/nodes/shared/domain/decision/existingFile';
import { filedDocumentsFrom } from '@/nodes/shared/domain/queue/FiledDocument';
import * as stalls from '@/nodes/shared/domain/queue/stalls';
import { decideDocument } from '@/nodes/shared/domain/decision/decideDocument';
import * as givenRecord from '@/nodes/shared/domain/decision/given';
import { standingOf } from '@/nodes/shared/domain/decision/Known';
import { matterFolderName } from '@/nodes/shared/domain/decision/matterFolderName';
import { isBelow } from '@/nodes/shared/domain/settings/checkFiling';
import * as emails from '@/nodes/shared/domain/settings/emails';
import * as lists from '@/nodes/shared/domain/settings/lists';
import { createManifest, manifestFrom } from '@/nodes/shared/domain/manifest/CaseManifest';
import { isManifestName, manifestName } from '@/nodes/shared/domain/manifest/manifestName';
import * as settingPlaces from '@/nodes/shared/domain/settings/places';
import { filesBelow, project } from '../package/sources';
import { growthOf, millisecondsOf } from '../support/growth';
import { settingsOf } from '../support/clientSettings';
import { file, folder } from '../unit/shared/domain/listing/entries';
import { takersOfText } from './texts';

type Use = (text: string) => unknown;

const template = parseTemplate('{client}{caseId}{area}');
const naming = (text: string) => ({ template, fields: { client: text, area: text } });
const contents = new ZipChecklist([{ relativePath: 'a', size: 1, contentHash: 'x' }], []);
const matcher = new EntryMatcher([{ folders: ['a'], names: ['a.txt', 'b.txt'], size: 1 }]);
const tree = new KnownTree();

const FORMS = [...new Set(Object.values(RULES).map(({ form }) => form))] as TextForm[];
const ORIGINS: TextOrigin[] = ['typed', { pieces: [{ value: '', isLead: true }] }, {}];

/** What is done with a text, by the function that takes it. One that takes several gets it as each. */
const linkKeys = { current: 'key', former: 'former' };
const genuine = (text: string): string => casePage.signToken('case-page', { sub: text }, 'key');
const pageLink: pageLinks.PageLink = {
	...{ folder: 'id:a', canAdd: true, includesPrivileged: false, person: undefined, caseId: undefined },
	expires: 1,
};
const uploadState: uploadStates.UploadState = {
	...{ sessionId: 's', offset: 0, size: 1, blocks: Buffer.alloc(0), name: '', folderId: null, path: '' },
	started: 0,
};

const clientSettings = settingsOf();
const folderFiles = new FolderFiles([
	{ fileId: 'id:a', name: 'a', subfolder: '', size: 1, contentHash: 'h', isArchived: false },
]);
/** What an email is written from that has the same text everywhere. */
const factsOf = (text: string): EmailFacts =>
	new EmailFacts({
		event: { caseKey: text, documentId: text, details: JSON.stringify({ category: text }), receivedAt: 1 },
		settings: {
			...{ environment: '', alertEmails: [], managingPartner: '', fromEmail: '', timeZone: '' },
			caseSystem: '',
		},
		...{ documentNames: { [text]: text }, matterNumbers: { [text]: text }, place: '' },
		...{ recipients: [], statusPageUrl: '' },
	});

const USES: Record<string, Use> = {
	createManifest: (text) =>
		createManifest(
			{ id: text, path: text },
			[{ id: text, rev: text, contentHash: null, path: text, size: 1, modified: text }],
			text,
		),
	manifestFrom: (text) => outcomeOfSync(() => manifestFrom(text)),
	manifestName: (text) => manifestName(text, text),
	addressFrom: (text) =>
		['id', 'path'].map((mode) => outcomeOfSync(() => address.addressFrom({ mode, value: `/${text}` }))),
	isTimeZone: (text) => isTimeZone(`America/${text}`),
	isWebAddress: address.isWebAddress,
	documentAddressFrom: (text) =>
		documentAddressFrom({ mode: 'url', value: `https://www.dropbox.com/home/${text}?preview=${text}` }),
	EventIds: (text) =>
		[text, text.replaceAll('/', '.')].map((history) => new EventIds(history, text).history()),
	RecentEvents: (text) =>
		[text, JSON.stringify([[2, 0, text]])].map((written) => {
			const keyOf = (about: string) => about;
			return new RecentEvents(written, { form: z.string(), keyOf, lasts: 1, now: 0 }).text();
		}),
	'EventIds.of': (text) => {
		const moved = { event: 'documentMoved', id: text, name: text, isDocument: true } as const;
		const places = { place: `/${text}`, previousPlace: text, caseFolder: { id: 'id:a', name: text } };
		return new EventIds('', text).of({ ...moved, ...places }, text);
	},
	KnownEntry: (text) => new KnownEntry('file', text, text, text).key,
	'KnownTree.withId': (text) => tree.withId(text),
	'KnownTree.at': (text) => tree.at(text.split('/')),
	TreeUpdate: (text) => new TreeUpdate(tree, text),
	'TreeUpdate.addEntry': (text) =>
		new TreeUpdate(new KnownTree(), '').addEntry(file(`/${text.replaceAll('/', '-')}`), text),
	'TreeUpdate.removePath': (text) => new TreeUpdate(new KnownTree(), '').removePath(`/${text}`),
	shortHash: (text) => mark.shortHash(text),
	referenceHash: (text) => caseNames.referenceHash(text),
	isSignature: signature.isSignature,
	isSigned: (text) => signature.isSigned(Buffer.from(text), text, text),
	parseTree: (text) => parseTree(`${text.replaceAll('/', '-')}/a/*/`),
	isRecordName: closingRecord.isRecordName,
	recordFrom: (text) =>
		[text, `[${text}`, '['.repeat(text.length)].map((json) =>
			outcomeOfSync(() => closingRecord.recordFrom(json)),
		),
	yearFolder: (text) => places.yearFolder(text, text),
	matterFolder: (text) => places.matterFolder(text, text, text),
	withPrefix: (text) => places.withPrefix(text, text),
	hasPrefix: (text) => places.hasPrefix(text, text),
	safePrefix: places.safePrefix,
	assertOutside: (text) => places.assertOutside(`${text}a`, text),
	unfinishedZipName: unfinished.unfinishedZipName,
	isUnfinishedZip: (text) => [text, `${text} (not finished ${text}).zip`].map(unfinished.isUnfinishedZip),
	fileRequestKey: (text) => requests.fileRequestKey({ title: text, destination: text }),
	matchingRequest: (text) => requests.matchingRequest({ title: text, destination: text }, []),
	isWithin: (text) => paths.isWithin(text, `${text}a`),
	'KnownFolders.remember': (text) => new KnownFolders(10).remember(text.slice(0, 500), folder('/a')),
	'KnownFolders.at': (text) => new KnownFolders(10).at(text),
	csvOf: (text) => csvOf(['a', 'b'], [{ a: text, b: `;${text}` }]),
	createCursorCheck: (text) => createCursorCheck(text)(`${text}a`, 1),
	extensionsFrom: extensions.extensionsFrom,
	hasExtension: (text) => extensions.hasExtension(text, ['a', text]),
	isMatchAllFilter: (text) => isMatchAllFilter({ name: text }),
	createEntryTest: (text) =>
		[text, '*a*'].map((name) =>
			outcomeOfSync(() => createEntryTest({ name, extensions: ['a'] })(file(`/${text}`))),
		),
	naturalOrder: (text) => naturalOrder(text, `${text}a`),
	depthOf: spot.depthOf,
	spotsAbove: spot.spotsAbove,
	createWildcardTest: (text) =>
		[text, '*a*b'].map((pattern) => outcomeOfSync(() => createWildcardTest(pattern)(text))),
	caseKey,
	markerFileName: markerFile.markerFileName,
	markerHashWord: markerFile.markerHashWord,
	isMarkerLikeName: (text) => markerFile.isMarkerLikeName(`casemarker ${text}`),
	isMarkerFile: (text) => markerFile.isMarkerFile(`casemarker ${text} 0123456789abcdef.json`, undefined),
	markerContent: (text) => markerFile.markerContent(text, text),
	markerContentHash: (text) => markerFile.markerContentHash(text, text),
	parseMarker: (text) => markerFile.parseMarker(markerFile.markerContent(text, text), text),
	matchMarker: (text) => matchMarker({ caseId: text, folderId: text }, folder('/a', text), text),
	isOwnMarker: (text) => matchMarker({ caseId: 'a', folderId: text }, folder('/a', text), 'a'),
	NamedFolders: (text) => new NamedFolders(template).add({ name: text }),
	'NamedFolders.of': (text) => new NamedFolders(template).of(text),
	caseFolderName: (text) =>
		[text, '22-1'].map((caseId) =>
			outcomeOfSync(() => caseNames.caseFolderName({ caseId, ...naming(text) })),
		),
	namesSameCase: (text) => caseNames.namesSameCase(text, `${text}a`, template),
	trimEnd: (text) => names.trimEnd(text, /[\s./]/),
	trimLooseEnd: names.trimLooseEnd,
	trimTrailingSlashes: names.trimTrailingSlashes,
	splitExtension: names.splitExtension,
	bytesOf: names.bytesOf,
	shortenName: (text) => (['file', 'folder'] as const).map((kind) => names.shortenName(text, kind)),
	cutToBytes: (text) => names.cutToBytes(text, names.LONGEST_NAME),
	parseCaseId: (text) => parseCaseId(text, template),
	safeName: (text) => outcomeOfSync(() => names.safeName(text, 'file')),
	cleanText: (text) => names.cleanText(text, []),
	safeRelativePath: (text) => names.safeRelativePath(`a/${text}`),
	subfoldersFrom: (text) => names.subfoldersFrom(text.split('/').slice(0, 500)),
	parseTemplate: (text) => parseTemplate(`{caseId}${text}`),
	pathKey: paths.pathKey,
	addressKey: paths.addressKey,
	looseKey: paths.looseKey,
	hasCertainKey: paths.hasCertainKey,
	entryNameKey: (text) => paths.entryNameKey({ name: text, path: undefined, pathLower: undefined }),
	isCalled: (text) => isCalled(file('/a'), `${text}a`),
	joinPath: (text) => paths.joinPath(text, text),
	parentPath: paths.parentPath,
	baseName: paths.baseName,
	AllowedPeople: (text) => new AllowedPeople(text, [text]),
	signToken: (text) => casePage.signToken('case-page', { text }, 'key'),
	verifyToken: (text) =>
		[text, `${text}.a`, genuine(text)].map((token) => casePage.verifyToken('case-page', token, linkKeys)),
	signPageLink: (text) => pageLinks.signPageLink({ ...pageLink, person: text, caseId: text }, 'key'),
	readPageLink: (text) => outcomeOfSync(() => pageLinks.readPageLink(genuine(text), linkKeys, 0)),
	readExpiredPageLink: (text) => outcomeOfSync(() => pageLinks.readExpiredPageLink(genuine(text), linkKeys)),
	signUploadState: (text) => uploadStates.signUploadState({ ...uploadState, name: text }, pageLink, 'key'),
	readUploadState: (text) =>
		outcomeOfSync(() => uploadStates.readUploadState(genuine(text), pageLink, linkKeys, 0)),
	CaseCopies: (text) => {
		const copies = new CaseCopies(text);
		const file = { name: text, contentHash: text, id: text, size: 1 } as FileEntry;
		for (const folder of [text, `${text}/a`]) copies.add({ file, folder });
		return copies.copiesOf({ name: text, size: 1, contentHash: text, places: [text] });
	},
	'CaseFiles.sharedAround': (text) => {
		const files = new CaseFiles();
		const shared = { kind: 'folder', ownNamespaceId: '1', name: 'a' } as FolderEntry;
		for (const spot of [text, `${text}/a`, '']) files.visit(shared, `/${spot}`, undefined);
		return files.sharedAround(text);
	},
	PrivilegedFolders: (text) => new PrivilegedFolders(text),
	'PrivilegedFolders.includes': (text) => new PrivilegedFolders('a/b').includes(text),
	'PrivilegedFolders.contains': (text) => new PrivilegedFolders('a/b').contains(text),
	PrivilegedCategories: (text) => new PrivilegedCategories(text),
	'PrivilegedCategories.includesAny': (text) => new PrivilegedCategories('a').includesAny([text]),
	peopleFrom: (text) =>
		[`a@${text}`, `${text}@${text}`].map((each) => outcomeOfSync(() => peopleFrom([each]))),
	readRefreshGrant: (text) => grant.readRefreshGrant({ appKey: text, appSecret: text, refreshToken: text }),
	readGeneratedToken: (text) => grant.readGeneratedToken({ generatedAccessToken: text }),
	CategoryMap: (text) =>
		new CategoryMap([
			{ category: text, subfolder: text },
			{ category: text, subfolder: `${text}a` },
		]),
	'CategoryMap.subfolderOf': (text) => new CategoryMap([]).subfolderOf(text),
	subfolderFor: (text) => subfolderFor([text], new CategoryMap([]), text),
	routesFrom: (text) =>
		[text, JSON.stringify({ [text]: text }), '{"a":'.repeat(text.length / 5)].map((json) =>
			outcomeOfSync(() => routesFrom(json)),
		),
	escapeHtml: escapeHtml,
	findTextProblem: (text) =>
		FORMS.flatMap((form) =>
			ORIGINS.map((origin) => [text, `https://a/${text}`].map((each) => findTextProblem(each, form, origin))),
		),
	expressionParts: (text) =>
		[`=${text}`, `={{${text}`, `={{ a }}${text}`, `={{${text}}}`].map(expressionParts),
	isUnevaluated: isUnevaluated,
	isUnevaluatedContent: (text) => isUnevaluatedContent(text, 'typed'),
	readGiven: (text) =>
		Object.keys(RULES).flatMap((kind) => ORIGINS.map((origin) => readGiven(text, kind as FieldKind, origin))),
	fileKind,
	numberedName: (text) => numbered.numberedName(text, 3),
	nameGroupKey: (text) => [text, `${text}.pdf`].map(numbered.nameGroupKey),
	archivedName: (text) => archived.archivedName(text, 3, '20260501'),
	parseVersion: (text) => [
		archived.parseVersion(`${text}_v3_20260501`, text),
		archived.parseVersion(text, 'a'),
	],
	parseAnyVersion: archived.parseAnyVersion,
	KeptVersions: (text) => new KeptVersions([text]).add(file(`/${text}`)),
	'KeptVersions.of': (text) => new KeptVersions(['a']).of(text),
	'KeptVersions.at': (text) => new KeptVersions(['a']).at(text, text),
	versionDate: (text) => outcomeOfSync(() => versionDate('2026-05-01T00:00:00Z', text)),
	documentName: (text) =>
		[text, `${text}.pdf`].map((each) =>
			outcomeOfSync(() =>
				documentNames.documentName(each, { fileName: text, fileExtension: text, mimeType: text }, text),
			),
		),
	unreservedName: (text) => unreservedName({ name: text, warnings: [] }),
	textFileName: (text) => outcomeOfSync(() => documentNames.textFileName(text)),
	isKnownExtension: documentNames.isKnownExtension,
	extensionOf: documentNames.extensionOf,
	parseObject,
	plainText: (text) => [text, `<${text}>`, `&${text};`].map(plainText),
	richText: (text) => [text, `https://example.com/${text}`].map(richText),
	words,
	parseDate: (text) => [text, `2030-12-31 ${text}`, `Dec 31, 2030 ${text}`].map(parseDate),
	folderLink,
	locationDrift: (text) => locationDrift(text, `${text}a`),
	oneLine: emailText.oneLine,
	safeSubject: emailText.safeSubject,
	FailedRows: (text) => new FailedRows([[text, `1-2@${text}`]]),
	listOf: (text) => [text, [text]].map(listOf),
	buttonForm: (text) => buttonForm(text, { action: text }, text),
	timesForm: (text) => timesForm(text, 1),
	readEvents: (text) => readEvents([{ kind: text, source: text, caseKey: text, reason: text }]),
	createFormToken: (text) => createFormToken(text, 1),
	readStatusForm: (text) =>
		[text, createFormToken('key', 1)].map((token) =>
			outcomeOfSync(() => readStatusForm({ token, action: 'refile', ids: text, category: text }, 'key', 1)),
		),
	'EmailFacts.text': (text) => factsOf(text).text('category'),
	'EmailFacts.matter': (text) => factsOf(text).matter(text),
	'EmailFacts.document': (text) => factsOf(text).document(text),
	isReasonCode: trouble.isReasonCode,
	readTrouble: (text) =>
		[text, { message: text }, { message: text, reason: 'deleted' }, { message: '', reason: text }].map(
			trouble.readTrouble,
		),
	rowFrom: (text) => rows.rowFrom({ id: text, eventId: text, status: text, details: text }),
	wholeNumberOf: rows.wholeNumberOf,
	resultFrom: (text) =>
		outcomeOfSync(() => resultFrom({ id: 1, lease: text, skipped: text, emails: [{ kind: text }] })),
	findingWords: (text) => findingWords(text, text),
	formatDay,
	withNoun: (text) => withNoun({ happened: text, advice: text }, text),
	textsOf: (text) => testedResults.textsOf([text, text]),
	sentence: testedResults.sentence,
	okLine: (text) => testLine.okLine('Email', text),
	noteLine: (text) => testLine.noteLine('Email', text, text),
	wrongLine: (text) => testLine.wrongLine('Email', text, text),
	renderTestPage: (text) =>
		renderTestPage({ ok: false, mayFile: false, lines: [testLine.wrongLine('Email', text, text)] }, text),
	testReport: (text) =>
		testReport(
			{ settings: [{ warnings: [text] }], email: [{ error: text }], matter: [{ error: text }] },
			true,
		),
	'ZipChecklist.hasFolder': (text) => contents.hasFolder(text),
	'ZipChecklist.find': (text) => contents.find(text),
	isOutsidePath: isOutsidePath,
	zipNameKey: zipNameKey,
	'EntryMatcher.find': (text) => matcher.find(text, 1),
	decideDocument: (text) =>
		['category', 'folderName'].map((name) =>
			decideDocument({
				event: {},
				document: { matterId: text, [name]: text, hidden: text },
				matter: { matterId: text, matterNumber: '22-1', practiceArea: text, customFields: { [text]: text } },
				settings: clientSettings,
			}),
		),
	existingFile: (text) => {
		const row = { fileId: text, subfolder: text, caseKey: text };
		const event = { kind: text, details: JSON.stringify({ refile: row }) };
		const request = { event, document: {}, matter: {}, settings: clientSettings };
		return [existingFile(request, text), existingFile({ ...request, filedBefore: [row] }, text)];
	},
	refusedBy: (text) => [text, JSON.stringify({ service: text })].map(stalls.refusedBy),
	stallsOf: (text) => [text, JSON.stringify({ stalledAt: [...text] })].map(stalls.stallsOf),
	stallsAfter: (text) => stalls.stallsAfter(JSON.stringify({ service: text, stalledAt: [1] }), text, 2, 1),
	withoutStalls: (text) => [text, JSON.stringify({ stalledAt: text, a: text })].map(stalls.withoutStalls),
	filedDocumentsFrom: (text) =>
		filedDocumentsFrom(
			{ fileId: text, folderId: text, subfolder: text, contentHash: text },
			{ source: text, documentId: text, versionId: text, caseKey: text },
			1,
		),
	isManifestName,
	isIn: (text) => isIn(text, `${text}/a`),
	isSameSubfolder: (text) => isSameSubfolder(text, `${text}a`),
	'FolderFiles.takeById': (text) => folderFiles.takeById(text),
	'FolderFiles.takeByHash': (text) => folderFiles.takeByHash(text, text),
	'FolderFiles.takeByName': (text) => folderFiles.takeByName([text], () => true),
	compareFiled: (text) => {
		const [document] = readExpected([{ documentId: text, name: text, versionId: text, updatedAt: text }], {
			...{ source: 'clio', caseKey: text, matter: {}, settings: clientSettings },
		});
		const [row] = readRegister([{ source: text, documentId: text, subfolder: text }], text);
		return compareFiled(document as never, row as never, undefined, new Set([text]));
	},
	readFolderFiles: (text) =>
		readFolderFiles({ children: [{ type: 'folder', name: text, children: [{ name: text }] }] }, text),
	readRegister: (text) => readRegister([{ source: text, documentId: text, contentHash: text }], text),
	readCheck: (text) =>
		[text, JSON.stringify({ run: text, keys: [text], toLookAt: [text] })].map((details) =>
			readCheck({ source: text, details }),
		),
	readCaseRow: (text) => [{ caseKey: text, status: text }, { error: text }].map(readCaseRow),
	reconciliationEmail: (text) =>
		reconciliationEmail(
			[readCaseRow({ caseKey: text, status: 'notCompared', unread: 'folder', reason: text })],
			chooseMends([], { largestShare: 1, always: 1, cases: 1, goOn: false }),
			{ largestShare: 1, night: text },
			1,
		),
	caseRow: (text) => caseRow({ caseKey: text, folderId: text }, { notCompared: 'folder', reason: text }, []),
	textOf: (text) => [rows.textOf(text), givenRecord.textOf(text)],
	firstText: (text) => givenRecord.firstText({ a: text }, ['a']),
	labelsOf: (text) => [text, [text], { a: text }].map((value) => givenRecord.labelsOf(value)),
	isSaid: (text) => [text, [text], { a: text }].map((value) => givenRecord.isSaid(value)),
	hiddenIn: (text) => givenRecord.hiddenIn({ hidden: text }),
	standingOf: (text) => standingOf([text], [text, 'a']),
	matterFolderName: (text) => outcomeOfSync(() => matterFolderName(text)),
	isBelow: (text) => isBelow(text, `${text}a`),
	isEmail: (text) => [text, `a@${text}`, `${text}@a.b`].map(emails.isEmail),
	emailsFrom: (text) => outcomeOfSync(() => emails.emailsFrom(`a@${text}`)),
	nameKey: lists.nameKey,
	namesFrom: (text) => outcomeOfSync(() => lists.namesFrom(text)),
	folderAddress: (text) => outcomeOfSync(() => settingPlaces.folderAddress(`/${text}`, 'a')),
	relationOf: (text) => settingPlaces.relationOf(`/${text}`, `/${text}a`),
	overlap: (text) => settingPlaces.overlap(`/${text}`, `/${text}a`),
	firstNameBelow: (text) => settingPlaces.firstNameBelow(`/a/${text}`, '/a'),
	placeInDemo: (text) => settingPlaces.placeInDemo(`/${text}`, `/${text}`, text),
	tokenMark: (text) => tokenMark({ currentAccessToken: text }),
	idMark,
	parseAnchor: (text) => [text, `1:${text}`].map(parseAnchor),
	eachMark: (text) => [...eachMark(text)],
	isSegmentFolder,
	segmentAt: (text) => [text, `00001/${text}`, `${text}/000000001.jsonl`].map(segmentAt),
	readEvent: (text) => [
		readEvent(text),
		readEvent(
			writeEvent({ eventId: text, time: '2026-05-01T00:00:00.000Z', operation: text, outcome: text }),
		),
	],
	parseRetryWaits: (text) => outcomeOfSync(() => parseRetryWaits(text)),
};

/** What is not in the table, and why. */
const NOT_MEASURED: Record<string, string> = {
	endOutsideHours: 'takes the time zone of the settings, which were checked',
	line: 'puts together HTML of this package',
	section: 'puts together HTML of this package',
	singlePrefix: 'puts the name of a migration together',
	table: 'puts together HTML of this package',
	findingOf: 'keeps texts of this package',
	alertRow: 'takes a key that was put together of numbers',
	capitalized: 'takes words of this package',
	caseNoun: 'compares with names of case systems',
	count: 'takes a word of this package',
	createMomentFormat: 'takes the time zone of the settings, which were checked',
	'EmailFacts.moment': 'looks up a name of this package',
	'EmailFacts.number': 'looks up a name of this package',
	isAboutCases: 'compares with kinds of this package',
	isDeletionInDropbox: 'compares with kinds of this package',
	isConnectionLost: 'compares with reasons of this package',
	kindWords: 'looks up a kind of event',
	reasonWords: 'looks up a reason',
	serviceKey: 'compares with names of services',
	sourceWords: 'looks up a source of events',

	kindOfField: 'takes names of the panel',
	'Turns.take': 'looks up a name that is one of the run',
	'CasesWithin.assertOneCase': 'compares case IDs and IDs of folders',
	'CasesWithin.assertOneCaseWithNewId': 'compares case IDs and IDs of folders',
	'CasesWithin.isMarkedFor': 'compares case IDs',
	'CasesWithin.visit': 'keeps what a marker says',
	'CaseFiles.visit': 'keeps what a listing says',
	'EntriesByName.get': 'looks up what comparable gives',
	'KnownEntry.rename': 'keeps a name of Dropbox',
	WantedEntries: 'keeps what comparable gives',
	'Faults.add': 'keeps texts of this package',
	'Faults.addUnreadable': 'keeps texts of this package',
	'Faults.read': 'keeps texts of this package',
	'Faults.warn': 'keeps texts of this package',
	readSettings: 'looks whether settings have their form, and keeps them',
	Refusal: 'keeps texts of this package',
	isLocator: 'looks whether it has a mode',
	'Refusal.withAddress': 'keeps an address that was bounded where it was read',
	'Refusal.reword': 'keeps texts of this package',
	isRestrictedWithin: 'compares IDs of namespaces',
	exposuresOfNewcomers: 'goes over members, and compares IDs and addresses',
	nestedRows: 'takes what gather has bounded; its text is that of names',
	namesCase: 'goes over the name of a folder, which Dropbox keeps short',
	placeOf: 'puts one name behind a path',
	exposuresOfLinks: 'goes over links, and compares IDs',
	linksToRemove: 'goes over links, and compares IDs',
	renderTreePage: 'its rows are bounded; see page.test.ts',
	renderTreePageParts: 'its rows are bounded; see page.test.ts',
	formatCount: 'takes a word of this package',
	createTimeFormat: 'takes the time zone of the workflow, which n8n has checked',
	remedyOf: 'looks up a reason code',
	isOutage: 'looks up a reason code',
	ZipChecklist: 'goes over the levels of a path, which gather has bounded',
	'ZipChecklist.tick': 'compares two hashes',
	throwSourceIncomplete: 'takes what was thrown',
	isAbsent: 'takes what was thrown',
	ignoreAbsent: 'takes what was thrown',
	createZip: 'writes names as they are; its time is that of the bytes',
	assertNotLonger: 'takes words of this package',
	'NameGroup.at': 'looks a name up that numberedName has bounded',
	'NameGroup.set': 'looks a name up that numberedName has bounded',
	'NameGroup.delete': 'looks a name up that numberedName has bounded',
	'NameGroup.findMatches': 'grows with what is in the folder; see Family.test.ts',
	'NameGroup.freeName': 'grows with what is in the folder; see Family.test.ts',
	TargetFolder: 'takes names that safeName has bounded',
	'TargetFolder.nameGroup': 'looks up what familyOf gives',
	'TargetFolder.markAbsent': 'looks up what familyOf gives',
	'TargetFolder.at': 'looks up what familyOf gives',
	'TargetFolder.reserve': 'looks up what familyOf gives',
	'TargetFolder.release': 'looks up what familyOf gives',
	'TargetFolder.claim': 'looks up what familyOf gives',
	'TargetFolder.freeName': 'looks up what familyOf gives',
};

const repeated =
	(piece: string, end = '') =>
	(size: number) =>
		piece.repeat(Math.ceil(size / piece.length)) + end;

/** Texts that make programs go back and forth, or put together what they have already seen. */
const ATTACKS: Array<[string, (size: number) => string]> = [
	['a word', repeated('a')],
	['digits', repeated('7', 'x')],
	['dots', repeated('.', 'x')],
	['spaces', repeated(' ', 'x')],
	['line breaks', repeated('\n', 'x')],
	['slashes', repeated('/', 'x')],
	['folders', repeated('a/', 'x')],
	['hyphens', repeated('-', 'x')],
	['numbers', repeated('2-', 'x')],
	['numbers in brackets', repeated(' (1)', 'x')],
	['versions', repeated('_v1', 'x')],
	['extensions', repeated('.pdf', ' ')],
	['stars', repeated('*a', 'b')],
	['fields', repeated('{client}')],
	['braces', repeated('{')],
	['words of missing values', repeated('null ', 'x')],
	['objects', repeated('[object a')],
	['quotes', repeated('"', 'x')],
	['commas', repeated('a@b.c,')],
	['semicolons and signs', repeated(';=', 'x')],
	['percent signs', repeated('%', 'x')],
	['marks on one letter', repeated('\u0301', 'x')],
	['marks that nobody sees', repeated('\u200b', 'x')],
	['letters that become longer', repeated('\ufdfa')],
	['emoji', repeated('👩‍👩‍👧')],
	['halves of characters', repeated('\ud83d', 'x')],
];

/** Characters to begin with: more than any bound on names, so that what stands behind a bound is seen as well. */
const FIRST = 4000;

/** Milliseconds that a linear pass over so few characters stays far below. */
const LITTLE = 4;

function worstGrowth(use: Use): [number, string] {
	let worst: [number, string] = [1, ''];
	for (const [name, make] of ATTACKS) {
		const work = (text: string) => outcomeOfSync(() => use(text));
		const text = make(FIRST);
		work(text);
		if (millisecondsOf(() => work(text)) < LITTLE) continue;
		const growth = growthOf(make, work, FIRST);
		if (growth > worst[0]) worst = [growth, name];
		if (growth > 3) break;
	}
	return worst;
}

/** Where text from outside is taken apart. */
const readers =
	/^nodes\/shared\/(core|domain|node\/(given|fieldKinds|readParameters)|dropbox\/account\/refreshGrant|dropbox\/changes\/isSigned|dropbox\/port\/createCursorCheck|dropboxNode\/readParameters)\b.*\.ts$/;

const domain = filesBelow(join(project, 'nodes/shared'), project)
	.filter((path) => readers.test(path))
	.map((path) => ({ path, text: readFileSync(join(project, path), 'utf8') }));

describe('what takes text in the domain', () => {
	it('is measured, or there is a reason why it is not', () => {
		const takers = [...new Set(domain.flatMap(takersOfText))].sort();
		const known = [...Object.keys(USES), ...Object.keys(NOT_MEASURED)].sort();
		expect(takers.filter((name) => !known.includes(name))).toEqual([]);
		// That of a function which is gone would hide the next one of its name.
		const withTexts = domain.map(({ text }) => text).join('\n');
		expect(known.filter((name) => !withTexts.includes(name.split('.').at(-1) as string))).toEqual([]);
		expect(Object.keys(USES).filter((name) => name in NOT_MEASURED)).toEqual([]);
	});

	it.each(Object.entries(USES))('%s takes at most three times the time for twice the text', (_name, use) => {
		const [growth, attack] = worstGrowth(use);
		expect([growth <= 3, growth > 3 ? attack : '']).toEqual([true, '']);
	});

	it('is told from what does not', () => {
		const text =
			'export const a = (b: string) => b; export class C { d(e: string) {} private f(g: string) {} } export function h(i: number) {}';
		expect(takersOfText({ path: 'a.ts', text })).toEqual(['a', 'C.d']);
	});
});

it('the measurement tells what is not linear', () => {
	const quadratic = (text: string) => /[\s.]+$/u.exec(text);
	expect(worstGrowth(quadratic)[0]).toBeGreaterThan(3);
});

it('a tree as deep as paths can be is written and read back', () => {
	const deep = new KnownTree();
	let above = deep.root;
	for (let level = 0; level < 4000; level++) {
		const next = new KnownEntry('folder', `id:${level}`, `${level}`);
		deep.put(next, above);
		above = next;
	}
	expect(parseTree(serializeTree(deep)).size).toBe(4000);
});
