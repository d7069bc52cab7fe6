import type { LegalServerApi } from '../client/LegalServerApi';
import { readPages } from '../client/readPages';
import { readId, readText } from '../client/readValues';
import { PERMISSIONS } from '../errors/permissions';
import { throwRefusal } from '../errors/toRefusal';
import type { Assignment, Staff, Uuid } from '../port';
import { readAssignment, type RawAssignment } from './readAssignment';

interface RawAccount {
	email?: string | null;
}

export function createStaffPort(api: LegalServerApi): Staff {
	const emails = new Map<Uuid, Promise<string | undefined>>();
	return {
		async readAssignments(matterUuid) {
			const listing = {
				call: {
					path: ['matters', matterUuid, 'assignments'],
					needs: [PERMISSIONS.searchAssignments],
				},
				idOf: ({ id }: RawAssignment & { id?: unknown }) => readId(id) ?? 0,
				read: readAssignment,
			};
			const found: Assignment[] = [];
			const read = async () => {
				for await (const { records } of readPages(api, listing)) found.push(...records);
			};
			await read().catch(throwRefusal);
			return found;
		},
		async readEmail(uuid) {
			const known = emails.get(uuid) ?? readEmail(api, uuid);
			emails.set(uuid, known);
			return await known.catch(throwRefusal);
		},
	};
}

async function readEmail(api: LegalServerApi, uuid: Uuid): Promise<string | undefined> {
	const user = await api.read<RawAccount>({ path: ['users', uuid], needs: [PERMISSIONS.getUser] });
	const email = readText(user.email).trim();
	return email === '' ? undefined : email;
}
