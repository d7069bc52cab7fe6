/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import { RouteError, type Call } from '../../route';
import { policyOf } from '../../sharing/FolderSharing';
import type { FileEntry } from '../../state/Entry';
import { find } from '../../state/find';
import { LookupRefusal } from '../../state/refusals';
import { namespaceHolding } from '../../state/tree';
import { viewOf } from '../files/define';

type Caller = Pick<Call, 'state' | 'acting'>;

/** The file that an argument names. Throws access_error: invalid_file or is_folder. */
export function sharedFile(call: Caller, path: string): FileEntry {
	try {
		const entry = find(viewOf(call), path);
		if (entry.kind === 'folder') throw accessError('is_folder');
		return entry;
	} catch (error) {
		if (error instanceof LookupRefusal) throw accessError('invalid_file');
		throw error;
	}
}

/** The same, for who may say who has it: those who may change what is in the folder and invite people to it. */
export function manageableFile(call: Caller, path: string): FileEntry {
	const file = sharedFile(call, path);
	const { account } = call.acting;
	if (!account.emailVerified) {
		throw new RouteError({ '.tag': 'user_error', user_error: { '.tag': 'email_unverified' } });
	}
	const namespace = namespaceHolding(file);
	if (!namespace || !call.acting.can(namespace.id, 'write')) throw accessError('no_permission');
	const isOwnersAlone =
		namespace.kind === 'shared_folder' && policyOf(call.state, namespace).aclUpdatePolicy === 'owner';
	if (isOwnersAlone && namespace.members.get(account.accountId) !== 'owner')
		throw accessError('no_permission');
	return file;
}

function accessError(tag: 'invalid_file' | 'is_folder' | 'no_permission'): RouteError {
	return new RouteError({ '.tag': 'access_error', access_error: { '.tag': tag } });
}
