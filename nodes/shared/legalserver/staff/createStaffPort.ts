import { unexpectedResponse } from '../../http/createService';
import type { LegalServerApi } from '../client/LegalServerApi';
import { readDay, type RawDay } from '../client/days';
import { readPages } from '../client/readPages';
import { readId, readText } from '../client/readValues';
import { legalServerService } from '../client/service';
import { PERMISSIONS } from '../errors/permissions';
import { throwRefusal } from '../errors/toRefusal';
import type { Account, Assignment, Staff, Uuid } from '../port';
import { readAssignment, type RawAssignment } from './readAssignment';

interface RawAccount {
	user_uuid?: string | null;
	email?: string | null;
	/** Whether the user may log in. */
	active?: boolean | null;
	/** Whether the user is somebody to work with, as volunteers are who never log in. */
	contact_active?: boolean | null;
}

export function createStaffPort(api: LegalServerApi): Staff {
	const accounts = new Map<Uuid, Promise<Account>>();
	return {
		async readAssignments(matterUuid) {
			const listing = {
				call: {
					path: ['matters', matterUuid, 'assignments'],
					needs: [PERMISSIONS.searchAssignments],
				},
				idOf: ({ id }: RawAssignment & { id?: unknown }) => readId(id) ?? 0,
				read: readTimely,
			};
			const found: Assignment[] = [];
			const read = async () => {
				for await (const { records } of readPages(api, listing)) found.push(...records);
			};
			await read().catch(throwRefusal);
			return found;
		},
		async readAccount(uuid) {
			const known = accounts.get(uuid) ?? readAccount(api, uuid);
			accounts.set(uuid, known);
			return await known.catch(throwRefusal);
		},
	};
}

/** @throws Refusal `unexpected` for dates that cannot be read: an end that is overlooked lets somebody in */
function readTimely(raw: RawAssignment): Assignment {
	if ([raw.start_date, raw.end_date].every(isReadable)) return readAssignment(raw);
	throw unexpectedResponse(legalServerService.name, 'a date of an assignment');
}

function isReadable(raw: RawDay): boolean {
	const text = typeof raw === 'object' && raw !== null ? raw.raw_value : raw;
	return (text ?? '') === '' || readDay(raw) !== undefined;
}

async function readAccount(api: LegalServerApi, uuid: Uuid): Promise<Account> {
	const user = await api.read<RawAccount>({ path: ['users', uuid], needs: [PERMISSIONS.getUser] });
	if (typeof user.user_uuid === 'string' && user.user_uuid.toLowerCase() !== uuid.toLowerCase())
		throw unexpectedResponse(legalServerService.name, 'another user');
	const email = readText(user.email).trim();
	return {
		email: email === '' ? undefined : email,
		isClosed: user.active === false && user.contact_active !== true,
	};
}
