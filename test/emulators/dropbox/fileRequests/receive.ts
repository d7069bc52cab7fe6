import type { Account } from '../state/accounts';
import { actingAs } from '../state/acting';
import type { DropboxState } from '../state/DropboxState';
import type { Blob } from '../state/Contents';
import type { FileEntry } from '../state/Entry';
import { publicIdOf } from '../state/metadata';
import { putFile } from '../state/putFile';
import { View } from '../state/View';
import { destinationOf, fileRequestsOf, type FileRequest, type GracePeriod } from './FileRequest';

const DAY = 24 * 60 * 60 * 1000;
const GRACE: Record<GracePeriod, number> = {
	one_day: DAY,
	two_days: 2 * DAY,
	seven_days: 7 * DAY,
	thirty_days: 30 * DAY,
	always: Number.POSITIVE_INFINITY,
};

/** Why a request takes no file now, in words for whoever steers the emulator. */
export class UploadRefused extends Error {}

/**
 * A file that somebody hands in on the request's page. It is written with the rights of the request's owner and
 * never replaces anything; with a name given, the page puts it before the file's. Throws NotTaken.
 */
export function receive(
	state: DropboxState,
	id: string,
	file: { name: string; from: string | undefined; blob: Blob },
): FileEntry {
	const request = fileRequestsOf(state).get(id);
	if (!request) throw new UploadRefused(`there is no file request ${id}`);
	const owner = state.registry.accounts.get(request.accountId);
	const folder = destinationOf(state, request);
	if (!owner || !folder) throw new UploadRefused('the folder of the file request is gone');
	if (!isTaking(state, request))
		throw new UploadRefused('the file request is closed or its deadline has passed');
	const name = file.from === undefined ? file.name : `${file.from} - ${file.name}`;
	const written = putFile(
		viewOf(state, owner),
		{
			...{ path: `${publicIdOf(folder)}/${name}`, autorename: true, strictConflict: true },
			...{ mode: { '.tag': 'add' }, isByStranger: true },
		},
		file.blob,
	);
	request.fileCount += 1;
	return written;
}

function isTaking({ clock }: DropboxState, { isOpen, deadline }: FileRequest): boolean {
	if (!isOpen || deadline === undefined) return isOpen;
	const grace = deadline.grace === undefined ? 0 : GRACE[deadline.grace];
	return clock.now() <= Date.parse(deadline.deadline) + grace;
}

function viewOf(state: DropboxState, account: Account): View {
	const app = [...state.registry.apps.values()][0];
	if (!app) throw new Error('every fixture has an app');
	const { rootNamespaceId } = account;
	return new View(state, actingAs(state, { account, app, scopes: [], rootNamespaceId }));
}
