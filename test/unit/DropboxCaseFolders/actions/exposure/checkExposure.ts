/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { PrivilegedFolders } from '@/nodes/shared/domain/privilege/PrivilegedFolders';
import { auditCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/audit/auditCaseFolders';
import { summaryRow } from '@/nodes/DropboxCaseFolders/actions/caseFolder/audit/rows';
import { closeCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close/closeCaseFolders';
import { moveCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/move/moveCaseFolders';
import { reopenCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/reopen/reopenCaseFolders';
import { archiveDocuments } from '@/nodes/DropboxCaseFolders/actions/document/archiveVersion/archiveDocuments';
import { copyDocuments } from '@/nodes/DropboxCaseFolders/actions/document/clientUpload/copyDocuments';
import { getLinks } from '@/nodes/DropboxCaseFolders/actions/document/link/getLinks';
import { restrictDocuments } from '@/nodes/DropboxCaseFolders/actions/document/restrict/restrictDocuments';
import type { Restriction } from '@/nodes/DropboxCaseFolders/actions/shared/restriction/restrictedFolderFields';
import { uploadWithPrivileged } from '@/nodes/DropboxCaseFolders/actions/document/upload/privileged/uploadWithPrivileged';
import type { Outcome } from '@/nodes/shared/core/outcome';
import { idOf } from '@/test/emulators/dropbox/state/ids';
import { descendantsOf } from '@/test/emulators/dropbox/state/subtree';
import { find } from '@/test/emulators/dropbox/state/find';
import { closeRequest, reopenRequest, zipRequest } from '../caseFolder/close/closeHarness';
import { document, request } from '../document/upload/uploadHarness';
import { createOffice, type Audiences, type Office } from './officeHarness';
import type { Layout, Operation } from './layouts';

const ACCOUNT = 'jane@example.com';

/** What an operation said, as far as it says who can open something. */
interface OperationReport {
	/** How often it did something. */
	done: number;
	/** IDs of documents that were reported as open to the people named alone. */
	closed: string[];
	/** Files that show what these contents were: a ZIP, a link for anybody. */
	shows: Array<{ fileId: string | 'anybody'; hashes: string[] }>;
}

/**
 * Does what a layout says, and yields what is wrong after it; empty where nothing is. `done` counts, by operation, how
 * many of them did something, so that it can be seen that not all were refused.
 */
export async function checkExposure(
	layout: Layout,
	done: Map<string, number> = new Map(),
): Promise<string[]> {
	const on = await createOffice(layout);
	try {
		for (const [nth, operation] of layout.operations.entries()) {
			const before = on.audiences();
			const said = await runOperation(operation, nth, on);
			done.set(operation.kind, (done.get(operation.kind) ?? 0) + said.done);
			const named = new Set([ACCOUNT, ...operation.people]);
			const isNaming = operation.kind === 'restrict' || operation.kind === 'privileged upload';
			const wrong = [
				...findWidenedAccess(before, on, said, isNaming ? named : new Set(), layout.linksReachNestedFolders),
				...said.closed.flatMap((id) => othersWithAccess(id, named, on, layout.linksReachNestedFolders)),
			];
			if (wrong.length > 0) return wrong.map((what) => `${nth} ${operation.kind}: ${what}`);
		}
		return [];
	} finally {
		on.close();
	}
}

async function runOperation(operation: Operation, nth: number, on: Office): Promise<OperationReport> {
	const { kind, flag, people } = operation;
	const { dropbox, folderIds, paperIds } = on;
	const { id: paper = '', name = '' } = paperIds[operation.paper % paperIds.length] ?? {};
	const folder = folderIds[operation.folder % folderIds.length] ?? '';
	const other = folderIds[operation.other % folderIds.length] ?? '';
	const restriction: Restriction = {
		place: flag
			? { of: 'case folder', caseFolder: folder, path: 'Privileged' }
			: { of: 'Dropbox', address: other },
		people,
		...{ level: 'editor', others: 'remove', outerLinks: 'remove' },
	};
	const upload = (apart: Restriction | undefined) => ({
		...request([document(name, `upload ${nth}`)], { caseFolder: folder, rule: 'archive' }),
		restriction: apart,
	});
	switch (kind) {
		case 'archive':
			return reportOf(
				await archiveDocuments(
					[
						{
							...{ document: paper, caseFolder: flag ? folder : undefined, archiveFolder: '_Archive' },
							...{
								afterwards: operation.other % 2 === 0 ? 'stays' : 'moves',
								timezone: 'UTC',
								lockArchived: false,
							},
							...{ dryRun: false, simplify: true },
						},
					],
					dropbox,
				),
			);
		case 'upload': {
			const [around, last = ''] = splitAt(paperIds[operation.paper % paperIds.length]?.path ?? '');
			const caseFolder = flag ? folder : (folderIds[on.paths.indexOf(around)] ?? folder);
			const sent = request([document(name, `upload ${nth}`)], { caseFolder, rule: 'archive' });
			return reportOf(
				await uploadWithPrivileged([{ ...sent, subfolder: flag ? lastOf(around, last) : '' }], dropbox),
			);
		}
		case 'privileged upload': {
			const outcomes = await uploadWithPrivileged([upload(restriction)], dropbox);
			return reportOf(outcomes, ({ documents }) =>
				documents.flatMap(({ file, formerVersion }) => [file?.id ?? [], formerVersion?.file.id ?? []].flat()),
			);
		}
		case 'copy':
			return reportOf(
				await copyDocuments(
					[
						{
							...{ document: paper, caseFolder: folder, matterNumber: flag ? '22-1' : '22-9' },
							...{
								outerFolder: 'ClientUploads',
								allowOutsideCaseFolder: operation.other % 2 === 0,
								dryRun: false,
							},
						},
					],
					dropbox,
				),
			);
		case 'close':
			return reportOf(
				await closeCaseFolders(
					[closeRequest(folder, { way: { kind: 'move', closedFolder: other } })],
					dropbox,
				),
			);
		case 'zip': {
			const hashes = hashesIn(folder, on);
			const way = {
				kind: 'zip',
				closedFolder: other,
				matterNumber: '',
				afterwards: flag ? 'moves' : 'stays',
			} as const;
			const outcomes = await closeCaseFolders([zipRequest(folder, { way })], dropbox);
			const shows = outcomes.flatMap((outcome) =>
				outcome.ok && outcome.value.archiveHash !== null
					? [{ fileId: outcome.value.archiveId ?? '', hashes }]
					: [],
			);
			return { ...reportOf(outcomes), shows };
		}
		case 'move':
			return reportOf(
				await moveCaseFolders([{ folder, destination: other, dryRun: false }], dropbox, () => undefined),
			);
		case 'reopen':
			return reportOf(
				await reopenCaseFolders([reopenRequest(folder, { restoreTo: flag ? other : undefined })], dropbox),
			);
		case 'restrict': {
			const outcomes = await restrictDocuments([{ document: paper, restriction, dryRun: false }], dropbox);
			return reportOf(outcomes, ({ file }) => [file.id]);
		}
		case 'link': {
			const outcomes = await getLinks([{ address: paper, kind: 'temporary', forRestricted: false }], dropbox);
			const shows = outcomes.flatMap((outcome) =>
				outcome.ok
					? [
							{
								fileId: 'anybody',
								hashes: [
									on.state.entries.find((entry) => entry?.kind === 'file' && idOf(entry.number) === paper),
								].flatMap((entry) => (entry?.kind === 'file' ? [entry.revision.blob.hash] : [])),
							},
						]
					: [],
			);
			return { ...reportOf(outcomes), shows };
		}
		case 'audit': {
			const asked = {
				caseFolder: folder,
				privileged: new PrivilegedFolders('Privileged'),
				people,
				output: 'summary',
			} as const;
			const outcomes = await auditCaseFolders(
				[{ ...asked, privileged: new PrivilegedFolders('Privileged'), documents: 'each' }],
				dropbox,
				() => undefined,
			);
			return reportOf(outcomes, (audit) =>
				summaryRow(audit).exposed === false ? audit.privileged.flatMap(({ id }) => papersIn(id, on)) : [],
			);
		}
	}
}

const splitAt = (path: string): [string, string] => [
	path.slice(0, path.lastIndexOf('/')),
	path.slice(path.lastIndexOf('/') + 1),
];

const lastOf = (around: string, name: string): string => splitAt(around)[1] || name;

const reportOf = <R>(
	outcomes: ReadonlyArray<Outcome<R>>,
	closed: (result: R) => string[] = () => [],
): OperationReport => ({
	done: outcomes.filter(({ ok }) => ok).length,
	closed: outcomes.flatMap((outcome) => (outcome.ok ? closed(outcome.value) : [])),
	shows: [],
});

function filesIn(folderId: string, on: Office) {
	try {
		const entry = find(on.view(), folderId);
		const top = entry.kind === 'folder' ? (entry.mounted?.root ?? entry) : entry;
		return [...descendantsOf(top)].flatMap((each) => {
			if (each.kind === 'file') return [each];
			return each.mounted ? [...descendantsOf(each.mounted.root)].filter(({ kind }) => kind === 'file') : [];
		});
	} catch {
		return [];
	}
}

const papersIn = (folderId: string, on: Office): string[] =>
	filesIn(folderId, on).map(({ number }) => idOf(number));

const hashesIn = (folderId: string, on: Office): string[] =>
	filesIn(folderId, on).flatMap((each) => (each.kind === 'file' ? [each.revision.blob.hash] : []));

/** Who can open what was restricted before, and could not before. */
function findWidenedAccess(
	before: ReadonlyMap<string, Audiences>,
	on: Office,
	{ shows }: OperationReport,
	exempt: ReadonlySet<string>,
	linksReachNestedFolders: boolean,
): string[] {
	const after = on.audiences();
	return [...before].flatMap(([hash, then]) => {
		if (!then.isRestricted) return [];
		const showing = shows.filter(({ hashes }) => hashes.includes(hash));
		if (showing.some(({ fileId }) => fileId === 'anybody')) return ['a link for anybody'];
		const now = [
			after.get(hash),
			...showing.map(({ fileId }) => {
				const file = on.state.entries.find(
					(entry) => entry?.kind === 'file' && idOf(entry.number) === fileId,
				);
				return file?.kind === 'file' ? after.get(file.revision.blob.hash) : undefined;
			}),
		].filter((each) => each !== undefined);
		const isNew = (email: string) =>
			!then.accounts.has(email) && !then.invitees.has(email) && !exempt.has(email);
		return now.flatMap(({ accounts, invitees, links }) => [
			...[...accounts, ...invitees].filter(isNew).map((email) => `${email} is new`),
			...[...links].flatMap(([url, { madeBy, audience }]) => {
				if (then.links.has(url)) return [];
				// Links of others are not told; the folder's policy is what keeps them out, where it does.
				const isTold = madeBy === ACCOUNT;
				const isKeptOut = !linksReachNestedFolders && WIDTHS.indexOf(audience) > WIDTHS.indexOf(then.limit);
				return isTold || isKeptOut ? [`a link by ${madeBy} for ${audience}`] : [];
			}),
		]);
	});
}

const WIDTHS = ['no_one', 'members', 'team', 'public'];

/** Others than the people named who can open what was reported to be closed. */
function othersWithAccess(
	id: string,
	named: ReadonlySet<string>,
	on: Office,
	linksReachNestedFolders: boolean,
): string[] {
	const file = on.state.entries.find((entry) => entry?.kind === 'file' && idOf(entry.number) === id);
	const { accounts, invitees, links } = on.audiencesOf(file);
	return [
		...[...accounts, ...invitees].filter((email) => !named.has(email)).map((email) => `open to ${email}`),
		...[...links.values()].flatMap(({ madeBy, audience }) =>
			madeBy === ACCOUNT || !linksReachNestedFolders ? [`open by a link of ${madeBy} for ${audience}`] : [],
		),
	];
}
