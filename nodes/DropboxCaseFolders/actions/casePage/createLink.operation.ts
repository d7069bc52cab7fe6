import type { IExecuteFunctions } from 'n8n-workflow';
import { done, mapOk, outcomeOfSync, type Outcome } from '../../../shared/core/outcome';
import { Refusal } from '../../../shared/core/Refusal';
import { addressFrom } from '../../../shared/domain/addressFrom';
import { signPageLink, type PageLink } from '../../../shared/domain/casePage/PageLink';
import { stableAddress, type FolderEntry } from '../../../shared/domain/entry';
import { parentPath } from '../../../shared/domain/paths';
import { readParameters } from '../../../shared/dropboxNode/readParameters';
import { dateSchema } from '../../../shared/node/dateSchema';
import { InvalidField } from '../../../shared/node/InvalidField';
import type { Operation } from '../../../shared/node/Operation';
import { optionalText, resourceLocator } from '../../../shared/node/readParameters';
import { z } from '../../../shared/vendor/zod';
import { requireOutsideCases } from '../shared/caseFolders/requireOutsideCases';
import { requireOneCase } from '../shared/caseFolders/requireOneCase';
import type { CasePageDependencies } from '../shared/Dependencies';
import { findFolders } from '../shared/locate/locateMany';
import { createLinkFields } from './createLink/fields';

interface CreateLinkRequest extends Omit<PageLink, 'folder' | 'expires'> {
	/** Address of the case folder. */
	caseFolder: string;
	pageUrl: string;
	/** Milliseconds: how long it is valid, or until when. */
	validity: { length: number } | { end: number };
}

interface CreatedLink {
	url: string;
	link: PageLink;
}

/** Create Link: a signed link to the page of one case. */
export const createLink: Operation<CreateLinkRequest, CreatedLink, CasePageDependencies> = {
	fields: createLinkFields,
	read: readCreateLinkRequest,
	run: createLinks,
	rows: ({ url, link: { folder, canAdd, includesPrivileged, person, expires } }) => [
		{
			url,
			folderId: folder,
			access: canAdd ? 'add' : 'view',
			includesPrivileged,
			person: person ?? null,
			expires: new Date(expires).toISOString(),
		},
	],
};

/**
 * A folder of several cases is none to show: whoever gets the link would see all of them. Nor is a subfolder of a case,
 * whose page would know neither that the case is closed nor that it is privileged itself.
 */
async function createLinks(
	requests: readonly CreateLinkRequest[],
	{ dropbox, linkKeys, clock }: CasePageDependencies,
): Promise<Array<Outcome<CreatedLink>>> {
	const { current: key } = linkKeys();
	const now = clock.now();
	const found = await findFolders(
		requests.map(({ caseFolder }) => caseFolder),
		dropbox,
	);
	const parentOf = ({ folder }: { folder: FolderEntry }) => parentPath(folder.path ?? '');
	const claimed = found.map((folder, index) =>
		folder.ok ? done({ folder: folder.value, request: requests[index] as CreateLinkRequest }) : folder,
	);
	const known = await mapOk(
		claimed,
		async (all) => await requireOneCase(all, ({ folder }) => ({ folder }), dropbox),
	);
	const outside = await mapOk(
		known,
		async (all) => await requireOutsideCases(all, parentOf, 'Case Folder', dropbox),
	);
	return outside.map((outcome) =>
		outcome.ok
			? outcomeOfSync((): CreatedLink => {
					const { request, folder } = outcome.value;
					if (folder.id === '') throw noIdRefusal();
					const { canAdd, includesPrivileged, person, caseId, validity, pageUrl } = request;
					const expires = 'end' in validity ? validity.end : now + validity.length;
					if (expires <= now) throw new InvalidField(['expiresOn'], 'it is in the past', createLinkFields);
					const link = { folder: stableAddress(folder), canAdd, includesPrivileged, person, caseId, expires };
					return { link, url: `${pageUrl}#${signPageLink(link, key)}` };
				})
			: outcome,
	);
}

/** By its namespace alone it is not known where it lies. */
const noIdRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The top of a shared folder cannot be linked to by its namespace',
		'Under Case Folder, enter the folder’s ID or path.',
	);

const HOUR = 3_600_000;

/** @throws Refusal `invalid_input` naming the field */
function readCreateLinkRequest(context: IExecuteFunctions, item: number): CreateLinkRequest {
	const given = readParameters(context, item, {
		caseFolder: resourceLocator,
		pageUrl: optionalText,
		access: z.enum(['view', 'add']),
		validFor: z.enum(['1', '12', '168', '720', '8760', 'date']),
		options: z
			.object({
				includePrivileged: z.boolean().default(false),
				person: optionalText,
				secondListCase: optionalText,
			})
			.default({}),
	});
	const { includePrivileged, person, secondListCase } = given.options;
	const textOf = (text: string) => (text.trim() === '' ? undefined : text.trim());
	return {
		caseFolder: addressFrom(given.caseFolder),
		pageUrl: readPageUrl(given.pageUrl),
		canAdd: given.access === 'add',
		includesPrivileged: includePrivileged,
		person: textOf(person),
		caseId: textOf(secondListCase),
		validity:
			given.validFor === 'date' ? { end: readEnd(context, item) } : { length: Number(given.validFor) * HOUR },
	};
}

function readEnd(context: IExecuteFunctions, item: number): number {
	const { expiresOn } = readParameters(context, item, {
		expiresOn: dateSchema(context.getTimezone(), 'ends'),
	});
	if (expiresOn === undefined) throw new InvalidField(['expiresOn'], 'it is empty');
	return expiresOn.moment;
}

/**
 * Where the page is, without what comes after a #.
 * @throws Refusal `invalid_input`; over plain http anybody on the way could read the link
 */
function readPageUrl(given: string): string {
	const url = URL.canParse(given.trim()) ? new URL(given.trim()) : undefined;
	const isLocal = url !== undefined && /^(localhost|.*\.localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
	const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal);
	if (url === undefined || !isSafe || url.username !== '' || url.password !== '') {
		throw new Refusal(
			'invalid_input',
			'The field “Page URL” is not an address that begins with https://',
			'Copy the production URL of the Webhook node that serves the page. If it begins with http://, set N8N_WEBHOOK_URL to the https address of n8n and restart n8n.',
		);
	}
	if (/\/webhook-test\//.test(url.pathname)) {
		throw new Refusal(
			'invalid_input',
			'The field “Page URL” is the test URL of a Webhook node, which works only while you test',
			'Publish the workflow and copy the production URL.',
		);
	}
	if (url.pathname === '/') {
		throw new Refusal(
			'invalid_input',
			'The field “Page URL” is the address of n8n itself, not of the page',
			'Copy the production URL of the Webhook node that serves the page. It usually contains /webhook/.',
		);
	}
	url.hash = '';
	return url.href;
}
