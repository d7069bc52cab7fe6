/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import { createApi, createSdk } from '@/nodes/shared/dropbox/client/createApi';
import { createDropbox } from '@/nodes/shared/dropbox/createDropbox';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import { ConnectionLost, type Send, type Clock } from '@/nodes/shared/http/types';
import type { Dropbox } from '@/nodes/shared/vendor/dropbox';
import { createTestDropbox } from '../support/createTestDropbox';

/** A Dropbox to hold the port against: the emulated one, or the live service. */
export interface ContractWorld {
	name: string;
	dropbox: DropboxPort;
	/** The same account at work past the port. */
	person: Dropbox;
	/** A folder that is this run's own. */
	scratch: string;
	close(): Promise<void>;
}

/**
 * The live service where `DROPBOX_CONTRACT_TOKEN` holds an access token of a test account (scopes: files.*,
 * account_info.read), the emulator otherwise. Everything happens in a new folder, which is deleted in the end.
 */
export async function createContractWorld(): Promise<ContractWorld> {
	const token = process.env['DROPBOX_CONTRACT_TOKEN'];
	return token === undefined ? createEmulatedWorld() : await createLiveWorld(token);
}

function createEmulatedWorld(): ContractWorld {
	const { dropbox, person, close } = createTestDropbox();
	return { name: 'the emulator', dropbox, person, scratch: '/Contract', close: async () => close() };
}

async function createLiveWorld(token: string): Promise<ContractWorld> {
	const send = liveSend(token);
	const person = createSdk(send);
	const { result: account } = await person.usersGetCurrentAccount();
	const { root_info } = account;
	const headers = { pathRoot: JSON.stringify({ '.tag': 'root', root: root_info.root_namespace_id }) };
	const rooted = createSdk(send, headers);
	const home = 'home_path' in root_info ? root_info.home_path : '';
	const scratch = `${home}/case-folders-contract-${Date.now()}`;
	const dropbox = createDropbox(
		createApi(send, wallClock, async () => headers),
		wallClock,
		{
			whoAmI: async () => ({
				accountId: account.account_id,
				rootNamespaceId: root_info.root_namespace_id,
				homeNamespaceId: root_info.home_namespace_id,
			}),
		},
	);
	const close = async () => {
		await rooted.filesDeleteV2({ path: scratch });
	};
	return { name: 'the live service', dropbox, person: rooted, scratch, close };
}

const wallClock: Clock = {
	now: () => Date.now(),
	sleep: async (milliseconds) => await new Promise((resolve) => setTimeout(resolve, milliseconds)),
	random: () => Math.random(),
};

const liveSend =
	(token: string): Send =>
	async ({ url, method, headers, body }) => {
		const response = await fetch(url, {
			method,
			headers: { ...headers, Authorization: `Bearer ${token}` },
			...(body === undefined ? {} : { body: new Uint8Array(Buffer.concat(body)) }),
		}).catch(() => {
			throw new ConnectionLost('no answer');
		});
		return {
			status: response.status,
			headers: Object.fromEntries(response.headers),
			body: Buffer.from(await response.arrayBuffer()),
		};
	};
