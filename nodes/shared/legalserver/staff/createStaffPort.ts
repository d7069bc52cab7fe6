import { unexpectedResponse } from '../../http/createService';
import type { LegalServerApi } from '../client/LegalServerApi';
import { isNoDay, readDay } from '../client/days';
import { readPages } from '../client/readPages';
import { isNo, isYes, readId, readText } from '../client/readValues';
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
			return await known.catch((thrown: unknown) => {
				// What was refused while the site was down may be there for the next case.
				if (accounts.get(uuid) === known) accounts.delete(uuid);
				return throwRefusal(thrown);
			});
		},
	};
}

/** @throws Refusal `unexpected` for dates that cannot be read: an end that is overlooked lets somebody in */
function readTimely(raw: RawAssignment): Assignment {
	if ([raw.start_date, raw.end_date].every((day) => isNoDay(day) || readDay(day) !== undefined))
		return readAssignment(raw);
	throw unexpectedResponse(legalServerService.name, 'a date of an assignment');
}

async function readAccount(api: LegalServerApi, uuid: Uuid): Promise<Account> {
	const user = await api.read<RawAccount>({ path: ['users', uuid], needs: [PERMISSIONS.getUser] });
	// What is no account has no address either, and would be somebody who cannot be reached.
	if (readText(user.user_uuid).toLowerCase() !== uuid.toLowerCase())
		throw unexpectedResponse(legalServerService.name, 'another user');
	const email = readText(user.email).trim();
	return {
		email: email === '' ? undefined : email,
		isClosed: isNo(user.active) && !isYes(user.contact_active),
	};
}
