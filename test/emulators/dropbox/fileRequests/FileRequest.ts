import type { file_requests } from 'dropbox';
import { randomBytes } from 'node:crypto';
import { storeOf } from '../routes/storeOf';
import type { DropboxState } from '../state/DropboxState';
import type { FolderEntry } from '../state/Entry';
import { timestamp } from '../state/metadata';
import { namespaceHolding } from '../state/tree';
import type { View } from '../state/View';

export type GracePeriod = 'one_day' | 'two_days' | 'seven_days' | 'thirty_days' | 'always';

/** A page on which anybody with its address may put files into a folder, without seeing what is in it. */
export interface FileRequest {
	id: string;
	/** Who made it, and whose it is. */
	accountId: string;
	title: string;
	description?: string | undefined;
	/** Number of the folder; the request follows it when it moves. */
	folder: number;
	/** Milliseconds since the epoch. */
	createdAt: number;
	/** `%Y-%m-%dT%H:%M:%SZ` */
	deadline?: { deadline: string; grace: GracePeriod | undefined } | undefined;
	isOpen: boolean;
	fileCount: number;
}

const requests = storeOf(() => new Map<string, FileRequest>());

/** By ID, in the order in which they were made. */
export function fileRequestsOf(state: DropboxState): Map<string, FileRequest> {
	return requests(state);
}

/** Those of one account, oldest first. */
export function requestsOfAccount(state: DropboxState, accountId: string): FileRequest[] {
	return [...requests(state).values()].filter((request) => request.accountId === accountId);
}

export function newRequestId(): string {
	return randomBytes(15).toString('base64url');
}

/** Where uploads go; undefined once the folder was deleted. */
export function destinationOf(state: DropboxState, { folder }: FileRequest): FolderEntry | undefined {
	const entry = state.entries[folder];
	return entry?.kind === 'folder' && namespaceHolding(entry) ? entry : undefined;
}

/** What the routes tell of a request; the destination is left out when it is gone or not under the path root. */
export function requestMetadata(view: View, request: FileRequest): file_requests.FileRequest {
	const { id, title, description, deadline, createdAt, isOpen, fileCount } = request;
	const path = destinationPath(view, request);
	return {
		...{ id, title, url: `https://www.dropbox.com/request/${id}` },
		...(path === undefined ? {} : { destination: path }),
		created: timestamp(Math.floor(createdAt / 1000)),
		...(deadline === undefined ? {} : { deadline: deadlineOf(deadline) }),
		...{ is_open: isOpen, file_count: fileCount },
		...(description === undefined ? {} : { description }),
	};
}

function destinationPath(view: View, request: FileRequest): string | undefined {
	const folder = destinationOf(view.state, request);
	const namespace = folder && namespaceHolding(folder);
	if (!folder || !namespace || !view.acting.can(namespace.id, 'read') || !view.sees(folder)) return undefined;
	return view.placeOf(folder)?.display;
}

function deadlineOf({ deadline, grace }: NonNullable<FileRequest['deadline']>) {
	return { deadline, ...(grace === undefined ? {} : { allow_late_uploads: { '.tag': grace } }) };
}
